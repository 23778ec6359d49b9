import type { CommonFields, Entity } from './entity';

/** Which rows a list holds: fields that equal a value, and a range (inclusive) of the entity's `rangeField`. */
export type ListQuery<R = Record<string, unknown>> = Partial<Omit<R, keyof CommonFields>> & {
  /** One, or several separated by commas. */
  id?: string;
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
  return Object.entries(query as Record<string, unknown>).every(([name, wanted]) => {
    if (wanted === undefined) return true;
    const text = asText(wanted);
    if (name === 'id') return text.split(',').includes(row.id);
    if (name !== 'from' && name !== 'to') return values[name] === wanted;
    const at = String(values[entity.rangeField ?? '']);
    return name === 'from' ? at >= text : at.slice(0, text.length) <= text;
  });
}

/** One text for one question, whatever the order of its parts. */
export function queryKey(query: object): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return JSON.stringify(given.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Values of a query are texts, numbers or truth values, as an address can say them. */
function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
