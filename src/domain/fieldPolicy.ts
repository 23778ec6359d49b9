import type { Entity } from './entity';
import type { Role } from './policy';

type Restricted = Pick<Entity, 'onlyFor'>;

const none: readonly string[] = [];

/** The fields of an entity that this role neither knows nor sets. */
export function hiddenFields({ onlyFor }: Restricted, role: Role): readonly string[] {
  if (!onlyFor) return none;
  return Object.keys(onlyFor).filter((field) => !onlyFor[field]?.includes(role));
}

/** The row as this role may know it: what is hidden from it is null. The same row where nothing is. */
export function shownTo<R extends object>(entity: Restricted, role: Role, row: R): R {
  const hidden = hiddenFields(entity, role);
  if (hidden.length === 0) return row;
  return { ...row, ...Object.fromEntries(hidden.map((field) => [field, null])) };
}
