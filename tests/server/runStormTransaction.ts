import pg from 'pg';
import type { ChangeOp } from '@/protocol/change';
import type { StormTransaction } from './stormTransaction';

export interface Written {
  practiceId: string;
  entity: string;
  id: string;
  rev: number;
  op: ChangeOp;
}

/** unique_violation (a used id), deadlock_detected, foreign_key_violation */
const refusals = new Set(['23505', '40P01', '23503']);

/**
 * Sends one transaction.
 * @returns what it changed; null if it was rolled back, by plan or by a refusal
 * @throws DatabaseError of any refusal that was not planned
 */
export async function runStormTransaction(
  client: pg.Client,
  transaction: StormTransaction,
): Promise<Written[] | null> {
  const { statements, ends, stepwise } = transaction;
  const results: unknown[] = [];
  try {
    for (const sql of stepwise
      ? [...statements.map((one) => one.sql), ends]
      : [[...statements.map((one) => one.sql), ends].join(';\n')])
      results.push(await client.query(sql));
  } catch (error) {
    await client.query('rollback');
    if (error instanceof pg.DatabaseError && refusals.has(error.code ?? '')) return null;
    throw error;
  }
  if (ends === 'rollback') return null;
  // Several statements of one text are answered by a list, and a context is a statement more.
  const answers = results.flat() as pg.QueryResult<{ id: string; rev: string }>[];
  const rowsOf = answers.filter(({ command }) => /^(INSERT|UPDATE|DELETE)$/.test(command));
  return statements
    .filter(({ write }) => write)
    .flatMap(({ write, kept }, n) => {
      if (!write || !kept) return [];
      const { practice, entity, op } = write;
      return (rowsOf[n]?.rows ?? []).map(({ id, rev }) => ({
        practiceId: practice.id,
        entity,
        id,
        rev: Number(rev) + (op === 'deleted' ? 1 : 0),
        op,
      }));
    });
}
