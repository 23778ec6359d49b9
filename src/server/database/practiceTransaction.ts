import type { Kysely, RawBuilder } from 'kysely';
import pg from 'pg';
import type { Role } from '@/domain/policy';
import type { Tables } from './tables';

/** Who a transaction works for. The database reads it for row-level security and for the change log. */
export interface RequestContext {
  practiceId: string;
  accountId: string;
  role: Role;
  staffId: string | null;
  patientId: string | null;
  /** Which tab sent it; null for a caller that does not say. */
  client: string | null;
  mutationId: string | null;
  /** Where on the network it came from, where that is known. */
  address?: string | null;
  /** What it was sent with: `Chrome on Windows`. */
  device?: string | null;
}

export interface Transaction {
  rows<T>(query: RawBuilder<T>): Promise<T[]>;
}

export interface Committed<T> {
  result: T;
  /** The last feed position this transaction made; null if it changed nothing. */
  seq: number | null;
  /** Names the database it was committed to. */
  epoch: string;
}

/**
 * Runs `work` as `lockstep_app` in one transaction. Nothing is kept if it throws. The server repeats it when
 * PostgreSQL itself gave it up for another (deadlock, serialization): `work` must do nothing but talk to the database.
 */
export type PracticeTransaction = <T>(
  context: RequestContext,
  work: (transaction: Transaction) => Promise<T>,
) => Promise<Committed<T>>;

const attempts = 4;
/** serialization_failure, deadlock_detected */
const givenUp = new Set(['40001', '40P01']);

/** How requests reach the database: see {@link PracticeTransaction}. */
export function practiceTransaction(pool: pg.Pool, compiler: Kysely<Tables>): PracticeTransaction {
  return async (context, work) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(pool, compiler, context, work);
      } catch (error) {
        const retry = error instanceof pg.DatabaseError && givenUp.has(error.code ?? '');
        if (!retry || attempt === attempts) throw error;
      }
    }
  };
}

async function once<T>(
  pool: pg.Pool,
  compiler: Kysely<Tables>,
  context: RequestContext,
  work: (transaction: Transaction) => Promise<T>,
): Promise<Committed<T>> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // One round trip: begin and context. Every value is quoted; most are UUIDs that were checked before.
    await client.query(`begin; ${contextStatement(context)}`);
    const result = await work({
      async rows(query) {
        const { sql, parameters } = query.compile(compiler);
        return (await client.query(sql, [...parameters])).rows;
      },
    });
    // The change log is written now rather than by the commit, so that its position can be told.
    const finished = await client.query(
      `set constraints all immediate;
       select current_setting('lockstep.seq', true) as seq, (select id from epoch) as epoch; commit`,
    );
    const told = (finished as unknown as pg.QueryResult<{ seq: string | null; epoch: string }>[])[1]?.rows[0];
    if (!told) throw new Error('A commit told nothing of itself');
    return { result, seq: told.seq ? Number(told.seq) : null, epoch: told.epoch };
  } catch (error) {
    broken = await client.query('rollback').then(
      () => undefined,
      (failure: Error) => failure,
    );
    throw error;
  } finally {
    client.release(broken);
  }
}

function contextStatement(context: RequestContext): string {
  const settings: Record<string, string | null> = {
    role: 'lockstep_app',
    'lockstep.practice_id': context.practiceId,
    'lockstep.account_id': context.accountId,
    'lockstep.role': context.role,
    'lockstep.staff_id': context.staffId,
    'lockstep.patient_id': context.patientId,
    'lockstep.client': context.client,
    'lockstep.mutation_id': context.mutationId,
    'lockstep.address': context.address ?? null,
    'lockstep.device': context.device ?? null,
  };
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value ?? '')}, true)`,
  );
  return `select ${calls.join(', ')}`;
}
