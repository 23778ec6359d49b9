import type { Page } from '@playwright/test';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inProcess, type Caller, type InProcess } from '../inProcess';
import { type RecordPage, startRecordPages } from './recordPage';
import { expectOf } from '../../browser/expectOf';
import { looks, violationsOf } from '../../browser/axe';

let server: InProcess;
let pages: Awaited<ReturnType<typeof startRecordPages>>;
let assistant: Caller;
let therapist: Caller;
let id: string;
let opened: RecordPage[];

beforeAll(async () => {
  [server, pages] = [await inProcess(), await startRecordPages()];
  assistant = await server.signIn(server.practice.email.assistant, v7());
  therapist = await server.signIn(server.practice.email.therapist, v7());
}, 120_000);
afterAll(async () => {
  await pages.close();
  await server.close();
});

beforeEach(async () => {
  opened = [];
  id = v7();
  const draft = { id, firstName: 'Ana', lastName: 'Cruz', notes: 'As it was.', phone: '555 0100' };
  expect((await assistant.post('/api/patients', draft)).statusCode).toBe(201);
});
afterEach(() => Promise.all(opened.map(({ page }) => page.context().close())));

async function open(caller: Caller, options?: Parameters<typeof pages.open>[2]): Promise<RecordPage> {
  const one = await pages.open(caller, id, options);
  opened.push(one);
  return one;
}

const presences = async () =>
  (await server.sql<{ name: string }>('select name from presence where subject_id = $1', [id])).map(
    ({ name }) => name,
  );
const stored = async () => {
  const [row] = await server.sql<{ notes: string; phone: string }>(
    'select notes, phone from patient where id = $1',
    [id],
  );
  return row;
};
const here = (page: Page) => page.getByRole('status').filter({ hasText: 'Also here' });

describe('who is here', () => {
  test('two people see each other at once, and not themselves; mounted twice is announced once', async () => {
    const mine = await open(assistant);
    await expect.poll(presences).toEqual(['assistant']);
    expect(mine.asked.filter((one) => one.endsWith('/announce'))).toHaveLength(1);
    await expectOf(here(mine.page)).toHaveCount(0);
    const other = await open(therapist);
    await expectOf(mine.page.getByText('Also here: therapist')).toBeVisible();
    await expectOf(other.page.getByText('Also here: assistant')).toBeVisible();
    const sameTab = await server.sql('select from presence where subject_id = $1', [id]);
    expect(sameTab).toHaveLength(2);
  });

  test('whoever closes the record is gone from the other’s screen', async () => {
    const [mine, other] = [await open(assistant), await open(therapist)];
    await expectOf(here(mine.page)).toBeVisible();
    await other.page.getByRole('button', { name: 'Close record' }).click();
    await expectOf(here(mine.page)).toHaveCount(0);
    await other.page.getByRole('button', { name: 'Open record' }).click();
    await expectOf(here(mine.page)).toBeVisible();
  });

  test('a tab that crashed disappears when its time is up', async () => {
    const [mine, other] = [await open(assistant), await open(therapist)];
    await expectOf(here(mine.page)).toBeVisible();
    other.line.isUp = false;
    await server.sql(`begin; alter table presence disable trigger user;
      update presence set expires_at = clock_timestamp() where name = 'therapist' and subject_id = '${id}';
      alter table presence enable trigger user; commit`);
    await expectOf(here(mine.page)).toHaveCount(0);
  });

  test('what could not be announced is not sent later; nothing waits for it', async () => {
    const mine = await open(assistant);
    await expect.poll(presences).toEqual(['assistant']);
    const close = mine.page.getByRole('button', { name: 'Close record' });
    await close.click();
    await expect.poll(presences).toEqual([]);
    mine.asked.splice(0);
    mine.line.isUp = false;
    await mine.page.getByRole('button', { name: 'Open record' }).click();
    await mine.page.getByLabel('Notes').waitFor();
    await close.click();
    mine.line.isUp = true;
    // A poll that was answered says that the server is reached again.
    await expect.poll(() => mine.asked.some((one) => one.startsWith('GET /changes'))).toBe(true);
    expect(await presences()).toEqual([]);
    expect(mine.asked.filter((one) => one.endsWith('/announce'))).toEqual([]);
  });
});

describe('editing together', () => {
  test('different fields merge, and what somebody else changed just shows', async () => {
    const [mine, other] = [await open(assistant), await open(therapist)];
    await mine.page.getByLabel('Notes').fill('Knee hurts.');
    await other.page.getByLabel('Phone').fill('555 0199');
    await other.page.getByRole('button', { name: 'Save' }).click();
    await expectOf(mine.page.getByLabel('Phone')).toHaveValue('555 0199');
    await expectOf(mine.page.getByLabel('Notes')).toHaveValue('Knee hurts.');
    await expectOf(mine.page.getByLabel('Notes')).toBeFocused();
    await mine.page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(stored).toEqual({ notes: 'Knee hurts.', phone: '555 0199' });
    await expectOf(other.page.getByLabel('Notes')).toHaveValue('Knee hurts.');
  });

  test('the same field shows both values, is said once, and is chosen by keyboard', async () => {
    const [mine, other] = [await open(assistant), await open(therapist)];
    const notes = mine.page.getByLabel('Notes', { exact: true });
    await notes.fill('Knee hurts.\nCall again.');
    await other.page.getByLabel('Notes').fill('Shoulder hurts.');
    await other.page.getByRole('button', { name: 'Save' }).click();
    const choice = mine.page.getByRole('group', { name: 'Somebody changed Notes meanwhile' });
    await expectOf(choice).toBeVisible();
    await expectOf(choice.getByText('Shoulder hurts.')).toBeVisible();
    await expectOf(choice.getByRole('status')).toHaveText(
      'Somebody changed Notes meanwhile. Yours is not saved yet.',
    );
    await expectOf(notes).toBeFocused();
    await expectOf(notes).toHaveValue('Knee hurts.\nCall again.');
    await mine.page.getByLabel('Phone').fill('555 0123');
    await mine.page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(stored).toEqual({ notes: 'Shoulder hurts.', phone: '555 0123' });
    await choice.getByRole('button', { name: 'Use mine for Notes' }).focus();
    await mine.page.keyboard.press('Enter');
    await expectOf(choice).toHaveCount(0);
    await expectOf(notes).toBeFocused();
    await mine.page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(stored).toEqual({ notes: 'Knee hurts.\nCall again.', phone: '555 0123' });
    await expectOf(other.page.getByLabel('Notes')).toHaveValue('Knee hurts.\nCall again.');
  });

  test('keeping theirs drops mine', async () => {
    const [mine, other] = [await open(assistant), await open(therapist)];
    await mine.page.getByLabel('Phone').fill('1');
    await other.page.getByLabel('Phone').fill('2');
    await other.page.getByRole('button', { name: 'Save' }).click();
    await mine.page.getByRole('button', { name: 'Keep theirs for Phone' }).click();
    await expectOf(mine.page.getByLabel('Phone')).toHaveValue('2');
    await expectOf(mine.page.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  test('a record that is deleted meanwhile says so, and what was typed can be copied', async () => {
    const mine = await open(assistant);
    await mine.page.getByLabel('Notes').fill('Knee hurts.');
    await assistant.delete(`/api/patients/${id}`);
    await expectOf(mine.page.getByText('This patient was deleted meanwhile')).toBeVisible();
    await expectOf(mine.page.getByRole('region', { name: 'Notes' })).toHaveText('Knee hurts.');
    await expectOf(mine.page.getByRole('button', { name: 'Copy Notes' })).toBeVisible();
  });
});

describe.each(looks)('in $colorScheme at $viewport.width', ({ colorScheme, viewport }) => {
  test('nothing is forbidden by accessibility rules', async () => {
    const mine = await open(assistant, { colorScheme, viewport, reducedMotion: 'reduce' });
    const other = await open(therapist);
    await mine.page.getByLabel('Notes').fill('Knee hurts.\nCall again tomorrow.');
    await other.page.getByLabel('Notes').fill(`${'A long text. '.repeat(60)}\nAnd more.`);
    await other.page.getByRole('button', { name: 'Save' }).click();
    await mine.page.getByRole('group', { name: 'Somebody changed Notes meanwhile' }).waitFor();
    await expectOf(here(mine.page)).toBeVisible();
    expect(await violationsOf(mine.page)).toEqual([]);
    const folder = process.env['PICTURES'];
    if (folder)
      await mine.page.screenshot({
        path: `${folder}/record-${colorScheme}-${viewport.width}.png`,
        fullPage: true,
      });
    const [box, screen] = [await mine.page.locator('main').boundingBox(), mine.page.viewportSize()];
    expect(box?.width).toBeLessThanOrEqual(screen?.width ?? 0);
  });
});
