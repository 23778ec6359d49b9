import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import type { LockstepError } from '@/domain/errors';
import type { Viewer } from '@/domain/policy';
import type { ApiRow, EntityTable } from './database/entityTable';
import type { Database } from './database/openDatabase';
import type { RequestContext, Transaction } from './database/practiceTransaction';
import type { Ids, RandomBytes, Scheduler, ServerClock } from './ports';
import type { TakeSight } from './sights';

type Fields = Readonly<Record<string, unknown>>;

/** A write of one row that is about to be made. */
export interface IntendedWrite {
  context: RequestContext;
  viewer: Viewer;
  /** The row as it is, locked until the end; null: it is created. */
  before: ApiRow | null;
  /** The row as it would be, without what the database gives; null: it is deleted. */
  after: Fields | null;
  /** What the caller confirms beside the row: flags of the query, such as `evenIfBooked`. */
  confirms(flag: string): boolean;
}

/** Rules of one entity that need more than its row. */
export interface WriteRules {
  /** Flags that a caller may set to `true` in the query of a write. */
  confirmations?: readonly string[];
  /** In the write's own transaction, before the row is written. Throws to refuse it. */
  check?(transaction: Transaction, write: IntendedWrite): Promise<void>;
  /** What a refusal of the database means, after nothing was kept; null: what it means everywhere. */
  explain?(refusal: pg.DatabaseError, write: IntendedWrite): Promise<LockstepError | null>;
}

export interface FeatureTools {
  database: Database;
  /** @param name of the entity. @throws Error if there is none */
  tableOf(name: string): EntityTable;
  /** The rules of an entity, of whichever feature; to be asked when a request is there. */
  rulesOf(name: string): WriteRules | undefined;
  clock: ServerClock;
  scheduler: Scheduler;
  ids: Ids;
  random: RandomBytes;
  /** After so long without anything that its person did a session is over. */
  sessionIdleMs: number;
  onError(error: unknown): void;
  /** To be told of what a route of its own shows of people. */
  takeSight: TakeSight;
  /** All of them. */
  tables: readonly EntityTable[];
}

/** What a feature adds to the server beside its definition. */
export interface ServerFeature {
  /** Rules of writes, by the entity's name. */
  rules?: Readonly<Record<string, WriteRules>>;
  /** Routes of its own; each declares who may call it. */
  routes?(app: FastifyInstance): void;
  /** Keeps who saw what. */
  keepSight?: TakeSight;
  /** Ends what it does by itself. */
  close?(): void | Promise<void>;
}

/** Made once for each server. */
export type MakeServerFeature = (tools: FeatureTools) => ServerFeature;
