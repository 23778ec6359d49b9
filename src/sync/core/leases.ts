/**
 * What other tabs are writing right now. Each of their pending mutations is shown here too, on a lease: a tab that is
 * closed in the middle renews nothing, and what it left behind disappears by itself.
 */
export interface Lease {
  readonly mutationId: string;
  readonly entity: string;
  readonly rowId: string;
  readonly creates: boolean;
  /** By this device's clock. */
  readonly until: number;
}

export type Leases = readonly Lease[];

export const leaseMs = 15_000;
/** How often the writer says that it is still trying; a few may be lost. */
export const renewMs = 4_000;

export function renewed(leases: Leases, lease: Lease): Leases {
  const others = ended(leases, lease.mutationId);
  return [...others, lease];
}

export function ended(leases: Leases, mutationId: string): Leases {
  const left = leases.filter((lease) => lease.mutationId !== mutationId);
  return left.length === leases.length ? leases : left;
}

/** A lease further away than any that was given comes from a clock that was set back: it has expired as well. */
export function expired(leases: Leases, now: number): Leases {
  return leases.filter(({ until }) => until <= now || until > now + 2 * leaseMs);
}
