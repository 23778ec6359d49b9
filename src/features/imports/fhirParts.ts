/** The little of FHIR R4 that is read here. Everything else of a resource is told as not kept. See hl7.org/fhir/R4/patient.html */

export type Json = Readonly<Record<string, unknown>>;

/** Something of a list, and where it lies: `telecom[1]`. */
interface Placed {
  path: string;
  use: string;
}

export interface HumanName extends Placed {
  text: string;
  family: string;
  given: string;
}

export interface ContactPoint extends Placed {
  system: string;
  value: string;
  /** 1 is preferred. */
  rank: number;
}

export interface FhirAddress extends Placed {
  /** As people read it, in one line. */
  text: string;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** In one line; empty if it is no text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll(/\s*[\t\r\n]\s*/g, ' ').trim() : '';
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(textOf).filter((text) => text !== '') : [];
}

/** The objects in a list of the resource, each with its path and `use`. */
export function listOf(resource: Json, field: string): readonly (Placed & { value: Json })[] {
  const list = resource[field];
  if (!Array.isArray(list)) return [];
  return list.flatMap((value: unknown, place) =>
    isObject(value) ? [{ value, path: `${field}[${place}]`, use: textOf(value['use']) }] : [],
  );
}

export function namesOf(resource: Json): readonly HumanName[] {
  return listOf(resource, 'name').map(({ value, ...placed }) => ({
    ...placed,
    text: textOf(value['text']),
    family: textOf(value['family']),
    given: textsOf(value['given']).join(' '),
  }));
}

export function contactPointsOf(resource: Json): readonly ContactPoint[] {
  return listOf(resource, 'telecom').map(({ value, ...placed }) => {
    const { system, rank } = value;
    const hasRank = typeof rank === 'number' && rank > 0;
    return {
      ...placed,
      system: textOf(system),
      value: textOf(value['value']),
      rank: hasRank ? rank : Number.MAX_SAFE_INTEGER,
    };
  });
}

/** Lines, town and country as one line, or the text that says them already. */
export function addressesOf(resource: Json): readonly FhirAddress[] {
  return listOf(resource, 'address').map(({ value, ...placed }) => {
    const { text, line, city, district, state, postalCode, country } = value;
    const parts = [...textsOf(line), ...[city, district, state, postalCode, country].map(textOf)];
    return { ...placed, text: textOf(text) || parts.filter((part) => part !== '').join(', ') };
  });
}

/**
 * The one that is in use: by the order of `uses`, then by its place in the resource.
 * @param uses best first; others, `old` among them, come after those
 */
export function inUse<T extends Placed>(all: readonly T[], uses: readonly string[]): T | undefined {
  const order = ({ use }: T) => (uses.includes(use) ? uses.indexOf(use) : uses.length);
  return all.toSorted((a, b) => order(a) - order(b))[0];
}
