import { z } from 'zod';
import { imports } from './importJob';
import { ImportProblem, NotKept } from './importParts';

/** One row of a file as it would be written. */
export const PreviewRow = z.object({
  line: z.int().min(1),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  /** The practice has it already. */
  isAlreadyHere: z.boolean(),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

export const ImportPreview = z.object({ rows: z.array(PreviewRow) });
export type ImportPreview = z.infer<typeof ImportPreview>;

/** How many rows a preview shows. */
export const previewRows = 20;

/** What reading a file came to. */
export const ImportReport = z.object({
  /** Waits to be run or cancelled. Null: the file is broken, and nothing of it was kept. */
  job: imports.row.nullable(),
  /** Rows read. */
  total: z.int().min(0),
  /** Why it is broken: the first hundred, by line. */
  problems: z.array(ImportProblem),
  notKept: z.array(NotKept),
  rows: z.array(PreviewRow),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** What is decided when a file that was read is run. */
export const RunOptions = z.strictObject({
  /** Rows that are there already: `create` makes them once more, where the practice allows it. */
  duplicates: z.enum(['skip', 'create'], 'must be skip or create').default('skip'),
});
export type RunOptions = z.infer<typeof RunOptions>;
