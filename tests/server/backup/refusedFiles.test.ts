import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBackup } from '@/server/backup/checkBackup';
import { writeBackup } from '@/server/backup/writeBackup';
import { migrations } from '@/server/database/migrate';
import { freshDatabase, type FreshDatabase } from '../freshDatabase';
import { makePractice } from '../practice';
import { seededChance } from '../seededChance';
import { temporaryFolder } from './temporaryFolder';

let fresh: FreshDatabase;
/** A whole one. */
let right: Buffer;

beforeAll(async () => {
  fresh = await freshDatabase();
  await makePractice(fresh);
  await temporaryFolder(async (folder) => {
    const file = join(folder, 'backup.gz');
    await writeBackup(fresh.database, file);
    right = await readFile(file);
  });
});
afterAll(() => fresh.drop());

/** What is said of a file with this in it; null: that it is whole. */
const saidOf = (content: Buffer) =>
  temporaryFolder(async (folder) => {
    const file = join(folder, 'backup.gz');
    await writeFile(file, content);
    return checkBackup(file, migrations).then(
      () => null,
      (error: Error) => error.message.replace(file, 'It'),
    );
  });

/** The same backup with something else in its text. */
const withText = (change: (text: string) => string) => saidOf(gzipSync(change(gunzipSync(right).toString())));

test('[Z5] a file that is whole is found to be so', async () => {
  expect(await saidOf(right)).toBeNull();
  expect(await withText((text) => text)).toBeNull();
});

test('[Z5] wherever a file is cut off it is refused', async () => {
  const chance = seededChance(1);
  const lengths = [0, 1, 10, right.length - 1, right.length - 8, right.length - 9];
  for (let n = 0; n < 30; n++) lengths.push(chance.below(right.length));
  for (const length of lengths)
    expect(await saidOf(right.subarray(0, length)), String(length)).toMatch(/^It is (not whole|no backup)/);
  // Also where its compression is whole.
  const text = gunzipSync(right);
  for (let n = 0; n < 30; n++)
    expect(await saidOf(gzipSync(text.subarray(0, chance.below(text.length - 1))))).toMatch(
      /^It is (not whole|no backup|damaged)/,
    );
});

test('[Z5] whichever bit is another one, the file is refused or tells the very same', async () => {
  const chance = seededChance(2);
  const text = gunzipSync(right);
  let refused = 0;
  for (let n = 0; n < 80; n++) {
    const flipped = Buffer.from(right);
    const at = chance.below(flipped.length);
    flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << chance.below(8)), at);
    if ((await saidOf(flipped)) !== null) refused++;
    // A bit of the compression's own, such as the time in its head.
    else expect(gunzipSync(flipped).equals(text), String(at)).toBe(true);
    // And past the compression's own checksum.
    const said = Buffer.from(text);
    const place = chance.below(said.length);
    said.writeUInt8(said.readUInt8(place) ^ (1 << chance.below(8)), place);
    expect(await saidOf(gzipSync(said)), String(place)).not.toBeNull();
  }
  expect(refused).toBeGreaterThan(70);
});

test('[Z5] what is no backup, or of a newer or another build, is refused with what to do', async () => {
  expect(await saidOf(Buffer.from('PGDMP'))).toContain('no backup of Lockstep');
  expect(await saidOf(gzipSync('{"format":"something else","version":1}\n'))).toContain(
    'no backup of Lockstep',
  );
  expect(await withText((text) => text.replace('"version":1', '"version":2'))).toContain('Update Lockstep');
  expect(await withText((text) => text.replace('0001_foundation', '9999_future'))).toContain(
    'knows the migration 9999_future. Update Lockstep',
  );
  expect(await withText((text) => text.replace(/"checksum":"\w{8}/, '"checksum":"00000000'))).toContain(
    'is not the one of this build',
  );
  expect(
    await withText((text) => text.replace('"columns":["practice_id"', '"columns":["practice_ie"')),
  ).toContain('damaged');
  expect(await saidOf(Buffer.concat([right, right]))).toContain('damaged');
  await expect(checkBackup('/nowhere/backup.gz', migrations)).rejects.toThrow('There is no file');
});
