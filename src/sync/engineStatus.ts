import type { ConnectionState } from './core/connection';

/** What the engine of this tab is doing, for whoever looks after it. Nothing in it decides anything. */
export interface EngineStatus {
  /** Whether this tab follows the feed for all tabs of this browser. */
  readonly leads: boolean;
  /** Whether this browser can elect a leader; without that, every tab follows for itself. */
  readonly hasLocks: boolean;
  readonly connection: ConnectionState;
  readonly cursor: {
    /** Where following began; null until the first list has said where the feed stands. */
    readonly from: number | null;
    readonly at: number;
    /** How many changes beyond a gap have been applied already. */
    readonly ahead: number;
  };
  /** Names the database's history; null until the server has told it. */
  readonly epoch: string | null;
  /** Own writes that have no outcome yet. */
  readonly waiting: number;
  readonly gapsRepaired: number;
  /** How often the server was asked for the changes since. */
  readonly pulls: number;
  /** Changes that this tab has handed on to the others. */
  readonly handedOn: number;
}

export interface EngineStatusSource {
  /** The same object for as long as nothing in it has changed. */
  get(): EngineStatus;
  subscribe(listener: () => void): () => void;
}
