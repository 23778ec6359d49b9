import { z } from 'zod';

/**
 * A backup is one gzip of lines. The first one says what it is and which moment it shows. For each table follow a line with
 * its name and columns, its rows as PostgreSQL's COPY writes them, and `\.`; the last line says how many rows there were and
 * what they hash to. A file without its last line is not whole.
 */
export const backupFormat = 'lockstep-backup';
/** Another one means that older builds cannot read it. */
export const formatVersion = 1;
/** Ends a table's rows: COPY writes every backslash within a row twice. */
export const endOfRows = '\\.\n';

/** Read first, by every build: what else stands there is only known with the version. */
export const BackupKind = z.object({
  format: z.literal(backupFormat),
  version: z.int().positive(),
});

export const BackupHeader = z.strictObject({
  format: z.literal(backupFormat),
  version: z.literal(formatVersion),
  /** When its moment was, by the database's clock. */
  takenAt: z.iso.datetime(),
  /** The history it belongs to. What is restored from it is another one. */
  epoch: z.uuid(),
  /** What had been applied, in order: it says which columns the rows have. */
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })).min(1),
  /** The backup shows exactly what the feed tells up to this position. */
  practices: z.array(z.strictObject({ id: z.uuid(), name: z.string(), seq: z.int().nonnegative() })),
  /** What a column that counts by itself gave last. */
  counters: z.array(z.strictObject({ table: z.string(), column: z.string(), last: z.int() })),
});
export type BackupHeader = z.infer<typeof BackupHeader>;

export const BackupSection = z.strictObject({ table: z.string(), columns: z.array(z.string()).min(1) });
export type BackupSection = z.infer<typeof BackupSection>;

export const BackupEnd = z.strictObject({
  tables: z.array(
    z.strictObject({ table: z.string(), rows: z.int().nonnegative(), sha256: z.string().length(64) }),
  ),
  /** Of the first line. */
  headerSha256: z.string().length(64),
});
export type BackupEnd = z.infer<typeof BackupEnd>;
export type TableSum = BackupEnd['tables'][number];
