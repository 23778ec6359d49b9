import pg from 'pg';
import { LockstepError } from '@/domain/errors';
import type { EntityTable } from './database/entityTable';

/**
 * What a refusal of PostgreSQL means to whoever sent the request; any other error comes back as it is.
 * The field is read from the constraint's name: `<table>_<column>_…`.
 */
export function databaseProblem(error: unknown, table: EntityTable, action: 'write' | 'delete'): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const field = fieldOf(error, table);
  const cause = { cause: error };
  switch (error.code ?? '') {
    case '23505':
      return new LockstepError(
        'already_exists',
        'This id is taken. Nothing was changed; use another one.',
        cause,
      );
    case '23503':
      if (action === 'delete') {
        return new LockstepError('in_use', 'Something still refers to this, so it was not deleted.', cause);
      }
      return new LockstepError(
        'unknown_reference',
        {
          detail: `What ${field ?? 'a field'} refers to does not exist. Nothing was changed.`,
          fields: field ? [{ field, message: 'does not exist' }] : [],
        },
        cause,
      );
    case '23P01':
      return new LockstepError(
        'slot_taken',
        'Something else stands at this time. Nothing was changed; choose another time.',
        cause,
      );
    case 'LK001':
      return new LockstepError(
        'outside_availability',
        'There is no availability then. Nothing was changed; choose another time.',
        cause,
      );
    case 'LK002':
      return new LockstepError('locked', 'This does not change any more. Nothing was changed.', cause);
    case 'LK003':
      return new LockstepError('not_enough', 'There is not enough of it. Nothing was changed.', cause);
    case '23502':
    case '23514':
    case '22001':
    case '22003':
    case '22P02':
    case '22021':
      return new LockstepError(
        'invalid_fields',
        {
          detail: 'Some fields are not right. Nothing was changed.',
          fields: field ? [{ field, message: 'is not allowed' }] : [],
        },
        cause,
      );
    default:
      return error;
  }
}

function fieldOf(error: pg.DatabaseError, { entity, column }: EntityTable): string | undefined {
  const name = error.constraint ?? '';
  return entity.fieldNames
    .filter((field) => column(field) === error.column || name.startsWith(`${entity.table}_${column(field)}_`))
    .toSorted((a, b) => b.length - a.length)[0];
}
