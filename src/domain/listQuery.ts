import type { CommonFields, Entity } from './entity';
import type { Id } from './primitives';

/** Which rows a list holds: fields that equal a value, and a range (inclusive) of the entity's `rangeField`. */
export type ListQuery<R = Record<string, unknown>> = Partial<Omit<R, keyof CommonFields>> & {
  id?: Id;
  from?: string;
  to?: string;
};

/** Whether a list with this query holds the row; the server's `where` clause says the same. */
export function matchesQuery<R extends CommonFields>(
  entity: Entity<string, R>,
  query: ListQuery<R>,
  row: R,
): boolean {
  const values = row as unknown as Record<string, unknown>;
  return Object.entries(query).every(([name, wanted]) => {
    if (wanted === undefined) return true;
    if (name !== 'from' && name !== 'to') return values[name] === wanted;
    const at = String(values[entity.rangeField ?? '']);
    return name === 'from' ? at >= String(wanted) : at.slice(0, String(wanted).length) <= String(wanted);
  });
}

/** One text for one question, whatever the order of its parts. */
export function queryKey(query: object): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return JSON.stringify(given.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
