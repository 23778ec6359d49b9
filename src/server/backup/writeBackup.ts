import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { ClientBase } from 'pg';
import type { Database } from '../database/openDatabase';
import { backupFormat, endOfRows, formatVersion, type BackupEnd, type BackupHeader } from './backupFormat';
import { backupTables, copiedRows, fixTexts } from './backupTables';
import { runningSum, sha256Of } from './tableSum';
import { wholeFile } from './wholeFile';

export interface WrittenBackup {
  bytes: number;
  header: BackupHeader;
  tables: BackupEnd['tables'];
}

/**
 * Writes everything that the database holds at one moment into a new file. Whoever writes meanwhile is not held up.
 * @throws Error if the file exists, the database is not Lockstep's, or it is lost on the way; then there is no file
 */
export function writeBackup(database: Database, file: string, signal?: AbortSignal): Promise<WrittenBackup> {
  return wholeFile(file, (append) =>
    database.withClient(async (client) => {
      await client.query('begin isolation level repeatable read read only');
      try {
        await fixTexts(client);
        const header = await readHeader(client);
        const tables: BackupEnd['tables'] = [];
        let bytes = 0;
        const write = async (pieces: AsyncIterable<Buffer>) => {
          for await (const piece of pieces) {
            await append(piece);
            bytes += piece.length;
          }
        };
        await pipeline(Readable.from(backupText(client, header, tables)), createGzip(), write, { signal });
        return { bytes, header, tables };
      } finally {
        await client.query('rollback').catch(() => undefined);
      }
    }),
  );
}

async function* backupText(
  client: ClientBase,
  header: BackupHeader,
  tables: BackupEnd['tables'],
): AsyncGenerator<Buffer | string> {
  const first = JSON.stringify(header);
  yield `${first}\n`;
  for (const table of await backupTables(client)) {
    const section = { table: table.name, columns: table.columns };
    yield `${JSON.stringify(section)}\n`;
    const sum = runningSum(section);
    yield* copiedRows(client, table, sum);
    yield endOfRows;
    tables.push(sum.sum());
  }
  yield `${JSON.stringify({ tables, headerSha256: sha256Of(first) } satisfies BackupEnd)}\n`;
}

/** At the transaction's snapshot, but for the counters: those may be ahead of it, never behind. */
async function readHeader(client: ClientBase): Promise<BackupHeader> {
  const { rows: known } = await client.query<{ is_ours: boolean }>(
    `select to_regclass('public.migration') is not null and to_regclass('public.epoch') is not null as is_ours`,
  );
  if (!known[0]?.is_ours)
    throw new Error('This database is not one of Lockstep: there is nothing to back up.');
  const { rows: moments } = await client.query<{ at: Date; epoch: string }>(
    'select now() as at, id as epoch from epoch',
  );
  const [moment] = moments;
  if (!moment) throw new Error('The database does not know which history it is.');
  const migrations = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migration order by name collate "C"',
  );
  const practices = await client.query<{ id: string; name: string; seq: string }>(
    'select p.id, p.name, f.seq from practice p join feed_position f on f.practice_id = p.id order by p.id',
  );
  const counters = await client.query<{ table: string; column: string; last: string }>(`
    select t.relname::text as "table", a.attname::text as "column", s.last_value as last
      from pg_class c
      join pg_depend o on o.classid = 'pg_class'::regclass and o.objid = c.oid and o.deptype in ('a', 'i')
      join pg_class t on t.oid = o.refobjid join pg_attribute a on a.attrelid = t.oid and a.attnum = o.refobjsubid
      join pg_sequences s on s.schemaname = 'public' and s.sequencename = c.relname
     where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace and s.last_value is not null
     order by 1, 2`);
  return {
    format: backupFormat,
    version: formatVersion,
    takenAt: moment.at.toISOString(),
    epoch: moment.epoch,
    migrations: migrations.rows,
    practices: practices.rows.map(({ seq, ...practice }) => ({ ...practice, seq: Number(seq) })),
    counters: counters.rows.map(({ last, ...counter }) => ({ ...counter, last: Number(last) })),
  };
}
