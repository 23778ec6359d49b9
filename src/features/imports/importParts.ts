import { z } from 'zod';

export const importSubjects = ['patients', 'inventory'] as const;
export const ImportSubject = z.enum(importSubjects, `must be one of ${importSubjects.join(', ')}`);
export type ImportSubject = z.infer<typeof ImportSubject>;

export const importFormats = ['csv', 'fhir'] as const;
export const ImportFormat = z.enum(importFormats, `must be one of ${importFormats.join(', ')}`);
export type ImportFormat = z.infer<typeof ImportFormat>;

/** What is wrong in one line of a file. It names the field, never its value. */
export const ImportProblem = z.object({
  /** Physical line, from 1, on which the record begins. */
  line: z.int().min(1),
  field: z.string().optional(),
  message: z.string(),
});
export type ImportProblem = z.infer<typeof ImportProblem>;

/** How many problems are told of one file. */
export const mostProblems = 100;

/** A column of the file and the field it became. */
export const ColumnUse = z.object({ column: z.string(), field: z.string() });
export type ColumnUse = z.infer<typeof ColumnUse>;

/** A column (CSV), or a path or kind of resource (FHIR), that has no place here, and how many times it held something. */
export const NotKept = z.object({ path: z.string(), count: z.int().min(1) });
export type NotKept = z.infer<typeof NotKept>;
