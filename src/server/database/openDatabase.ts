import { Kysely, PostgresDialect, type RawBuilder } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables';
import { practiceTransaction, type PracticeTransaction } from './practiceTransaction';

/** Everything the server does with PostgreSQL goes through this. */
export interface Database {
  /** As the owner of the tables: sessions, accounts, start-up. Never for the rows a request asks about. */
  owner: Kysely<Tables>;
  /** As a request: bound by row-level security to one practice. */
  inPractice: PracticeTransaction;
  /** Runs one statement as the owner. */
  rows<T>(query: RawBuilder<T>): Promise<readonly T[]>;
  /** A connection of its own, for migrations and the seed. */
  withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
  /**
   * Opens a connection of its own that hears what is notified on the channels that `heard` names. It is the caller's to close, before the
   * database, and to open again once it is lost.
   * @throws Error if the database cannot be reached
   */
  listen(heard: HeardByChannel): Promise<ListeningConnection>;
  close(): Promise<void>;
}

/** What is to be called with each notification, by the channel it comes on. */
export type HeardByChannel = Readonly<Record<string, (payload: string) => void>>;

export interface ListeningConnection {
  /** Resolves when the connection breaks or is closed. */
  lost: Promise<void>;
  /** Listens again, which proves that the connection lives. @throws Error if it does not */
  renew(): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `postgres://…` */
  url: string;
  /** How many connections at most; 16 unless given. */
  connections?: number;
  /** Told of connections that break while nobody uses them. */
  onError?(error: Error): void;
}

/** Opens a pool of connections. Nothing is sent until the first query. */
export function openDatabase({ url, connections = 16, onError }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: 'lockstep',
    connectionTimeoutMillis: 10_000,
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  pool.on('error', (error) => onError?.(error));
  // One that breaks while somebody uses it fails their query, which is theirs to tell; without a listener the process would end.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const owner = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    owner,
    inPractice: practiceTransaction(pool, owner),
    async rows(query) {
      return (await query.execute(owner)).rows;
    },
    async withClient(work) {
      const client = await pool.connect();
      try {
        return await work(client);
      } finally {
        client.release();
      }
    },
    listen: (heard) => openListening(url, heard),
    // Not Kysely's own destroy: it leaves a pool open that it never used itself.
    close: () => pool.end(),
  };
}

/** How long a listening connection may take to answer before it counts as lost. */
const answerWithinMs = 10_000;

async function openListening(url: string, heard: HeardByChannel): Promise<ListeningConnection> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'lockstep-listening',
    connectionTimeoutMillis: answerWithinMs,
    query_timeout: answerWithinMs,
    keepAlive: true,
  });
  const lost = new Promise<void>((resolve) => {
    client.on('error', () => resolve());
    client.on('end', () => resolve());
  });
  client.on('notification', ({ channel, payload }) => heard[channel]?.(payload ?? ''));
  const renew = async () => {
    await client.query(
      Object.keys(heard)
        .map((channel) => `listen ${client.escapeIdentifier(channel)}`)
        .join('; '),
    );
  };
  try {
    await client.connect();
    await renew();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  return { lost, renew, close: () => client.end() };
}
