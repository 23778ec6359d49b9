import { LockstepError } from './errors';

/** Which statuses people set, and in what order. What only the server sets is in none of the lists. */
export interface StatusFlow {
  /** The field it is about. */
  field: string;
  /** With which a row may begin. */
  first: readonly string[];
  /** For each status, those that may follow. */
  next: Readonly<Record<string, readonly string[]>>;
}

/** Where somebody may go from here; from nothing: with what a row may begin. */
export function statusesAfter({ first, next }: StatusFlow, status: string | null): readonly string[] {
  return status === null ? first : (next[status] ?? []);
}

/**
 * The refusal of a status, with the legal ones named.
 * @param before null: the row is new
 */
export function illegalStatus(
  before: string | null,
  status: string,
  allowed: readonly string[],
  field = 'status',
): LockstepError {
  const choices = allowed.join(' or ');
  const choice = allowed.length > 0 ? `It can become ${choices}.` : 'It stays as it is.';
  return new LockstepError('illegal_status', {
    detail:
      before === null
        ? `It does not begin as ${status}, but as ${choices}.`
        : `What is ${before} does not become ${status}. ${choice}`,
    fields: [{ field, message: allowed.length > 0 ? `must be ${choices}` : 'does not change any more' }],
    allowed,
  });
}
