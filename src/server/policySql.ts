import { sql, type RawBuilder } from 'kysely';
import { scopeOf, type Action, type Viewer } from '@/domain/policy';
import type { EntityTable } from './database/entityTable';

/** The rows that `viewer` reaches with `action`, as a condition on the table `t`: the same value that filters the feed. */
export function reachedBy(table: EntityTable, action: Action, viewer: Viewer): RawBuilder<boolean> {
  const scope = scopeOf(table.entity.policy, action, viewer);
  if (scope === 'all') return sql<boolean>`true`;
  if (scope === 'none') return sql<boolean>`false`;
  return sql<boolean>`${sql.ref(`t.${table.column(scope.field)}`)} = ${viewer[scope.equals]}::uuid`;
}
