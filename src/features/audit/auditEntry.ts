import { z } from 'zod';
import { Id, Instant } from '@/domain/primitives';

/** What kinds of deeds the log can be asked for. */
export const auditKinds = ['saw', 'changed', 'exported', 'signedIn'] as const;
export type AuditKind = (typeof auditKinds)[number];

/** One line of the audit log: who did what, when, from where. Values of fields are never told, only which. */
export const AuditEntry = z.object({
  at: Instant,
  /** `created`, `updated`, `deleted`, `opened`, `listed`, `searched`, `followed`, `denied`, `exported`, `signedIn`, `sessionRevoked` … */
  action: z.string(),
  entity: z.string(),
  rowId: Id.nullable(),
  /** Null: nobody who was signed in, such as the database's own keeper. */
  actorId: Id.nullable(),
  /** What they are called now; null if that account is gone. */
  actor: z.string().nullable(),
  /** The tab it came from. */
  client: z.string().nullable(),
  /** The address on the network, where it is known. */
  address: z.string().nullable(),
  /** What it was done with, as far as that said: `Chrome on Windows`. */
  device: z.string().nullable(),
  /** Names of the fields that changed; of a list, those it was asked by; of the feed, the entities in it. */
  fields: z.array(z.string()),
  /** How many rows were shown, taken out or forgotten. */
  count: z.int().nullable(),
  /** The same again, so many times until `at`; null: this tells of one time. */
  times: z.int().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditPage = z.object({ items: z.array(AuditEntry), nextCursor: z.string().nullable() });
export type AuditPage = z.infer<typeof AuditPage>;

/** What the log can be asked for, as the parts of an address. */
export interface AuditQuery {
  kind?: AuditKind | undefined;
  entity?: string | undefined;
  actor?: Id | undefined;
  /** All that happened to this record, and to what is about it. */
  record?: Id | undefined;
  from?: Instant | undefined;
  to?: Instant | undefined;
}

/** The parts of an address that ask for it. */
export function auditSearch(query: AuditQuery): [string, string][] {
  return Object.entries(query).filter((one): one is [string, string] => typeof one[1] === 'string');
}
