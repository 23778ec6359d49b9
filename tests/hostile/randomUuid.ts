import type { Chance } from '../server/seededChance';

/** A UUID that looks like version 7, of this chance. */
export function randomUuid(chance: Chance): string {
  const hex = (length: number) => Array.from({ length }, () => chance.below(16).toString(16)).join('');
  return `01${hex(6)}-${hex(4)}-7${hex(3)}-${chance.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`;
}
