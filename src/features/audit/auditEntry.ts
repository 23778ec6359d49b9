import { z } from 'zod';
import { Id, Instant } from '@/domain/primitives';

/** One line of the audit log: who did what, when, from where. Values of fields are never told, only which changed. */
export const AuditEntry = z.object({
  at: Instant,
  /** `created`, `updated`, `deleted`, `signedIn`, `refused`, `signedOut`, `exported`, `overbooked`, `invited`, `sessionRevoked`, `passwordChanged` … */
  action: z.string(),
  entity: z.string(),
  rowId: Id.nullable(),
  /** Null: nobody who was signed in, such as the database's own keeper. */
  actorId: Id.nullable(),
  /** What they are called now; null if that account is gone. */
  actor: z.string().nullable(),
  /** The tab it came from. */
  client: z.string().nullable(),
  /** The address on the network, where it is known: of sign-ins. */
  address: z.string().nullable(),
  /** Names of the fields that changed. */
  fields: z.array(z.string()),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditPage = z.object({ items: z.array(AuditEntry), nextCursor: z.string().nullable() });
export type AuditPage = z.infer<typeof AuditPage>;

/** What the log can be asked for, as the parts of an address. */
export interface AuditQuery {
  entity?: string | undefined;
  actor?: Id | undefined;
  from?: Instant | undefined;
  to?: Instant | undefined;
}
