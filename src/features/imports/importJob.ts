import { z } from 'zod';
import { defineEntity, type Row } from '@/domain/entity';
import { Line } from '@/domain/primitives';
import { ColumnUse, ImportFormat, ImportProblem, ImportSubject, NotKept } from './importParts';
import { importFlow, importStatuses } from './importStatus';

const Count = z.int('must be a whole number').min(0, 'must not be negative');

/**
 * One file of patients or stock on its way into the practice. Its rows are ordinary rows of their own entity; this tells every
 * screen how far it is. The file's name is not kept, since people name files after patients; nor is any value of the file.
 */
export const imports = defineEntity({
  name: 'importJob',
  path: 'imports',
  table: 'import_job',
  fields: {
    subject: ImportSubject,
    format: ImportFormat,
    status: z.enum(importStatuses, `must be one of ${importStatuses.join(', ')}`),
    /** What is done with rows that are there already. */
    duplicates: z.enum(['skip', 'create'], 'must be skip or create'),
    /** Rows of the file. Those that are dealt with are `done + skipped`. */
    total: Count,
    /** Rows written so far. */
    done: Count,
    /** Rows that were not written, since they were there already or something refused them. */
    skipped: Count,
    /** Rows that were there already when the file was read, or that it tells twice. */
    alreadyHere: Count,
    /** The first of what was skipped or went wrong, by line of the file. */
    problems: z.array(ImportProblem).max(100),
    /** Which column of the file became which field. */
    columns: z.array(ColumnUse).max(100),
    /** What else the file holds, and how often. */
    notKept: z.array(NotKept).max(100),
    /** Who began it, by name. */
    author: Line().nullable().default(null),
  },
  flow: importFlow,
  indexes: { subject: (row) => row.subject },
  compare: (a, b) => (a.createdAt > b.createdAt ? -1 : a.createdAt < b.createdAt ? 1 : 0),
  policy: {
    see: { admin: 'all', assistant: 'all' },
    create: {},
    change: {},
    delete: {},
  },
  polling: { activeMs: 30_000, idleMs: 60_000 },
});

export type ImportJob = Row<typeof imports>;
