import { z } from 'zod';
import type { FieldProblem } from './errors';
import type { Policy, Role } from './policy';
import { Id, Instant } from './primitives';
import type { StatusFlow } from './statusFlow';

/**
 * What every row has. `rev` grows by one with each write and is given by the database alone; 0 stands in a row that is
 * still on its way there.
 */
export const commonFields = {
  id: Id,
  rev: z.int().min(0),
  createdAt: Instant,
  updatedAt: Instant,
};

export interface CommonFields {
  id: Id;
  rev: number;
  createdAt: Instant;
  updatedAt: Instant;
}

export type Fields = z.ZodRawShape;
type FieldsOf<R> = Omit<R, keyof CommonFields>;
type NullableKeys<V> = { [K in keyof V]-?: null extends V[K] ? K : never }[keyof V];
/** What creates a row: its fields; those that may be null may be left out; and an id, if the client made one. */
export type DraftOf<R> = { id?: Id | undefined } & Omit<FieldsOf<R>, NullableKeys<FieldsOf<R>>> &
  Partial<Pick<FieldsOf<R>, NullableKeys<FieldsOf<R>>>>;
export type PatchOf<R> = Partial<FieldsOf<R>>;

type RowOf<F extends Fields> = CommonFields & z.infer<z.ZodObject<F>>;

/** How long a poll may wait for changes of this entity, in milliseconds (SPEC §3.5). */
export interface PollingIntervals {
  activeMs: number;
  idleMs: number;
}

/** A method rather than a function, so that a list of different entities is a list of `Entity`. */
type KeyOf<R> = { key(row: R): string }['key'];

type LockedFieldsOf<R> = { lockedFields(row: R): readonly string[] }['lockedFields'];
type IsKeptOf<R> = { isKept(row: R): boolean }['isKept'];

/** The name of the row with this id, of the entity with this path; null if it is not known here. */
export type NameOf = (path: string, id: Id) => string | null;

export interface EntityOptions<N extends string, R extends CommonFields> {
  /** On the wire and in events: `availability`, `inventoryItem`. */
  name: N;
  /** Below `/api`. */
  path: string;
  /** Name of the table in PostgreSQL. */
  table: string;
  /** Rules over more than one field. */
  check?(row: FieldsOf<R>): readonly FieldProblem[];
  /** Which fields hold ids (one, or a list) of which entity, by its path. */
  references?: Readonly<Record<string, string>>;
  /** The field that the `from` and `to` of a list compare with: a day or an instant. */
  rangeField?: string;
  /** Fields that nobody sends: the database gives them. Each is `nullable().default(null)`: null until it did. */
  givenByServer?: readonly string[];
  /** Fields that only these roles know and set; to others they are null. Each is `nullable().default(null)`. */
  onlyFor?: Readonly<Record<string, readonly Role[]>>;
  /** The statuses of a row and how they follow each other. */
  flow?: StatusFlow;
  /** Which fields do not change any more in the state the row is in. */
  lockedFields?: LockedFieldsOf<R>;
  /** Whether the row stays for good in the state it is in: it can't be deleted. */
  isKept?: IsKeptOf<R>;
  /** Text fields that a search looks into. */
  searchFields?: readonly string[];
  /** Secondary indexes of the client's store: name → key of a row. */
  indexes?: Record<string, KeyOf<R>>;
  /** Order of rows; 0 where it does not matter: ties are broken by id. */
  compare?(a: R, b: R): number;
  /** Its rows are about a patient: what tabs say to each other of them is sealed, and who sees them is kept. */
  isPersonal?: true;
  /** Its rows are the people that personal rows are about. */
  isSubject?: true;
  /** Its rows come and go by themselves: they are nothing that anybody did, and no audit tells of them. */
  isPassing?: true;
  /** What an event says beside the row, so that a listener needs no lookup. */
  describe?(row: R, nameOf: NameOf): Record<string, unknown>;
  policy: Policy;
  polling: PollingIntervals;
}

export interface Entity<
  N extends string = string,
  R extends CommonFields = CommonFields,
> extends EntityOptions<N, R> {
  /** The fields beyond the common ones; every optional one is `nullable().default(null)`. */
  fields: Fields;
  fieldNames: readonly string[];
  /** Prefix of its sync events: `inventory_item`. */
  eventPrefix: string;
  /** The whole row, as it is sent. */
  row: z.ZodType<R>;
  /** What a client may send to create one. Unknown keys are refused. */
  draft: z.ZodType<FieldsOf<R> & { id?: Id | undefined }>;
  /** What a client may send to change one: any of the fields, at least one. */
  patch: z.ZodType<PatchOf<R>>;
}

/** The row type of a definition: `Row<typeof availabilities>`. */
export type Row<E extends { row: z.ZodType }> = z.infer<E['row']>;
export type Draft<E extends { row: z.ZodType }> = DraftOf<Row<E>>;
export type Patch<E extends { row: z.ZodType }> = PatchOf<Row<E>>;

/**
 * Turns data plus pure functions into an entity: slice, thunks, routes, feed, sync events and contract tests are all
 * derived from the value this returns.
 * @throws Error if a field is named like a common one, or an option names a field that is not there
 */
export function defineEntity<const N extends string, F extends Fields>(
  options: EntityOptions<N, RowOf<F>> & { fields: F },
): Entity<N, RowOf<F>> {
  const {
    name,
    fields,
    references = {},
    rangeField,
    givenByServer = [],
    searchFields = [],
    onlyFor = {},
    flow,
  } = options;
  const fieldNames = Object.keys(fields);
  const clash = fieldNames.find((field) => field in commonFields);
  if (clash) throw new Error(`${name}: every row already has a field "${clash}"`);
  const named = [
    ...Object.keys(references),
    ...(rangeField ? [rangeField] : []),
    ...givenByServer,
    ...searchFields,
    ...Object.keys(onlyFor),
    ...(flow ? [flow.field] : []),
  ];
  const missing = named.find((field) => !(field in fields));
  if (missing) throw new Error(`${name}: there is no field "${missing}"`);
  const told = searchFields.find((field) => field in onlyFor);
  if (told) throw new Error(`${name}: a search in "${told}" would tell what is hidden`);
  const sent = Object.entries(fields).filter(([field]) => !givenByServer.includes(field));
  const optional = sent.map(([field, type]) => [field, withoutDefault(type).optional()]);
  const schemas = {
    row: z.object({ ...commonFields, ...fields }),
    draft: z.strictObject({ id: Id.optional(), ...(Object.fromEntries(sent) as Fields) }),
    patch: z
      .strictObject(Object.fromEntries(optional) as Fields)
      .refine((patch) => Object.keys(patch).length > 0, 'must change at least one field'),
  };
  return {
    ...options,
    fieldNames,
    eventPrefix: name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    // zod infers these over the generic F; what they parse to is stated by Entity.
    ...(schemas as unknown as Pick<Entity<N, RowOf<F>>, 'row' | 'draft' | 'patch'>),
  };
}

/** A missing field of a patch means "leave it", never "its default". */
function withoutDefault(field: unknown): z.ZodType {
  const type = field as z.ZodType;
  return type instanceof z.ZodDefault ? (type.removeDefault() as z.ZodType) : type;
}
