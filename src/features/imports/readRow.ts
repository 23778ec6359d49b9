import type { FieldProblem } from '@/domain/errors';

/** One record of a file, read but not yet held against its entity. */
export interface ReadRow {
  line: number;
  /** Values by field; those that are not said are not in it. */
  fields: Readonly<Record<string, unknown>>;
  /** What could not be read at all. */
  wrong: readonly FieldProblem[];
  /** Before every word about it, where its line does not say which one it is. */
  prefix: string;
}
