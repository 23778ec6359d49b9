import { isDeepStrictEqual } from 'node:util';
import { checksumOf, type Migration } from '../database/migrate';
import {
  BackupEnd,
  BackupHeader,
  BackupKind,
  BackupSection,
  formatVersion,
  type TableSum,
} from './backupFormat';
import { cutShort, openBackupText } from './backupText';
import { runningSum, sha256Of } from './tableSum';

/** A file of which every byte was looked at. */
export interface CheckedBackup {
  file: string;
  header: BackupHeader;
  tables: readonly TableSum[];
  /** The migrations of this build that had been applied, in order. */
  migrations: readonly Migration[];
}

/**
 * Reads a backup from its beginning to its end, and touches nothing else.
 * @param all the migrations that this build knows
 * @throws Error that says what is wrong with the file, or why this build cannot restore it
 */
export async function checkBackup(file: string, all: readonly Migration[]): Promise<CheckedBackup> {
  const text = openBackupText(file);
  try {
    const first = await text.line();
    const header = headerOf(file, first);
    const migrations = migrationsOf(header, all);
    const tables: TableSum[] = [];
    for (;;) {
      const line = await text.line();
      if (line === null) throw cutShort(file);
      const said = parsed(line);
      const end = BackupEnd.safeParse(said);
      if (end.success) {
        const isRight =
          isDeepStrictEqual(end.data, { tables, headerSha256: sha256Of(first ?? '') }) &&
          (await text.line()) === null;
        if (!isRight) throw damaged(file);
        return { file, header, tables, migrations };
      }
      const section = BackupSection.safeParse(said);
      if (!section.success) throw damaged(file);
      const sum = runningSum(section.data);
      for await (const rows of text.rows()) sum.add(rows);
      tables.push(sum.sum());
    }
  } finally {
    text.close();
  }
}

function headerOf(file: string, line: string | null): BackupHeader {
  const said = parsed(line ?? '');
  const kind = BackupKind.safeParse(said);
  if (!kind.success) throw new Error(`${file} is no backup of Lockstep.`);
  if (kind.data.version > formatVersion)
    throw new Error(
      `${file} was written by a newer Lockstep (format ${kind.data.version}). Update Lockstep first.`,
    );
  const header = BackupHeader.safeParse(said);
  if (!header.success) throw damaged(file);
  return header.data;
}

function migrationsOf({ migrations }: BackupHeader, all: readonly Migration[]): Migration[] {
  return migrations.map(({ name, checksum }) => {
    const known = all.find((one) => one.name === name);
    if (!known)
      throw new Error(
        `The backup is newer than this build: it knows the migration ${name}. Update Lockstep first.`,
      );
    if (checksumOf(known.sql) !== checksum)
      throw new Error(`The backup is of another build: its migration ${name} is not the one of this build.`);
    return known;
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function damaged(file: string): Error {
  return new Error(`${file} is damaged: what it holds is not what was written. Take another backup.`);
}
