import type { ConnectionState } from './core/connection';

/** Where the engine of one tab stands, for whoever looks into it. */
export interface EngineStatus {
  /** Whether this tab follows the feed for all tabs of this browser. */
  readonly leads: boolean;
  /** false: this browser has no locks, and each tab follows for itself. */
  readonly hasLocks: boolean;
  readonly connection: ConnectionState;
  /** `ahead`: how many positions beyond a gap were applied. */
  readonly cursor: { readonly from: number | null; readonly at: number; readonly ahead: number };
  readonly epoch: string | null;
  /** Own writes without outcome. */
  readonly waiting: number;
  /** How often something was missing and was fetched. */
  readonly gapsRepaired: number;
  readonly pulls: number;
  /** Changes told to the other tabs. */
  readonly handedOn: number;
}
