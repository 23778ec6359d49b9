import { sql } from 'kysely';
import pg from 'pg';
import type { FeatureTools } from '@/server/serverFeature';

/** One line of the audit log that is still to be written. */
export interface AuditLine {
  practiceId: string;
  accountId: string | null;
  action: string;
  entity: string;
  rowId: string | null;
  subjects: readonly string[];
  details: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970, by this node's clock. */
  at: number;
}

export interface WriterLimits {
  /** What is to be written waits at most so long, as long as the database answers. */
  withinMs: number;
  /** So many lines and ids together wait at most; what comes beyond is lost, and counted. */
  mostWaiting: number;
  /** Lines of one statement. */
  batch: number;
}

export const usualWriterLimits: WriterLimits = { withinMs: 200, mostWaiting: 200_000, batch: 500 };

export interface AuditWriter {
  put(line: AuditLine): void;
  /** Writes what waits. Ends also if that failed: it goes on waiting. */
  written(): Promise<void>;
  /** Tries once more, and then no longer. */
  close(): Promise<void>;
}

const longestPauseMs = 10_000;
const weightOf = ({ subjects }: AuditLine) => 1 + subjects.length;

/**
 * Writes lines of the audit log behind the answers they belong to: many by one statement, in their order. While the database
 * is away they wait; what no longer fits is counted, and that so many are missing is the first line written afterwards.
 */
export function auditWriter(
  { database, clock, scheduler, onError }: Pick<FeatureTools, 'database' | 'clock' | 'scheduler' | 'onError'>,
  { withinMs, mostWaiting, batch }: WriterLimits = usualWriterLimits,
): AuditWriter {
  let waiting: AuditLine[] = [];
  let weight = 0;
  const lost = new Map<string, number>();
  let pauseMs = withinMs;
  let cancel: (() => void) | null = null;
  let running: Promise<void> | null = null;
  let isClosed = false;

  function lose({ practiceId }: AuditLine): void {
    lost.set(practiceId, (lost.get(practiceId) ?? 0) + 1);
  }

  function arm(): void {
    if (isClosed || cancel || running || waiting.length === 0) return;
    cancel = scheduler.after(pauseMs, () => {
      cancel = null;
      void written();
    });
  }

  function missingLine([practiceId, count]: [string, number]): AuditLine {
    const [details, at] = [{ count }, clock.now()];
    return {
      practiceId,
      accountId: null,
      action: 'lost',
      entity: 'audit',
      rowId: null,
      subjects: [],
      details,
      at,
    };
  }

  function forgive([practiceId, count]: [string, number]): void {
    const left = (lost.get(practiceId) ?? 0) - count;
    if (left > 0) lost.set(practiceId, left);
    else lost.delete(practiceId);
  }

  async function insert(lines: readonly AuditLine[]): Promise<void> {
    const now = clock.now();
    const rows = lines.map(({ at, ...line }) => ({ ...line, agoMs: Math.max(0, now - at) }));
    // The database's clock says when, as it does for all else in the log.
    await database.rows(sql`
      insert into audit_event (practice_id, account_id, action, entity, row_id, subjects, details, at)
      select x."practiceId", x."accountId", x.action, x.entity, x."rowId", x.subjects, x.details,
             clock_timestamp() - make_interval(secs => x."agoMs" / 1000.0)
        from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (
               "practiceId" uuid, "accountId" uuid, action text, entity text, "rowId" uuid, subjects uuid[],
               details jsonb, "agoMs" float8)) with ordinality as x
       order by x.ordinality`);
  }

  /** A line that the database will never take holds up no other: it is found by halving, and counted. */
  async function insertOrSkip(lines: readonly AuditLine[]): Promise<void> {
    try {
      await insert(lines);
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || !/^2[123]/.test(error.code ?? '')) throw error;
      const [only] = lines;
      if (lines.length === 1 && only) {
        onError(new Error(`The audit log took no line of ${only.action} (${error.code})`));
        return;
      }
      const half = Math.ceil(lines.length / 2);
      await insertOrSkip(lines.slice(0, half));
      await insertOrSkip(lines.slice(half));
    }
  }

  async function writeAll(): Promise<void> {
    try {
      while (waiting.length > 0 || lost.size > 0) {
        const missing = [...lost];
        const lines = waiting.slice(0, batch);
        await insertOrSkip([...missing.map(missingLine), ...lines]);
        missing.forEach(forgive);
        waiting = waiting.slice(lines.length);
        weight -= lines.reduce((sum, line) => sum + weightOf(line), 0);
        pauseMs = withinMs;
      }
    } catch (error) {
      // What the driver says of a failed statement may repeat what was in it.
      const code = (error as { code?: unknown } | null)?.code;
      const why = typeof code === 'string' ? code : 'no answer';
      onError(new Error(`The audit log could not be written (${why}); ${waiting.length} lines wait`));
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  }

  async function written(): Promise<void> {
    cancel?.();
    cancel = null;
    // One that runs already may be past what was put meanwhile.
    await running;
    if (waiting.length === 0 && lost.size === 0) return;
    running ??= writeAll().finally(() => {
      running = null;
      arm();
    });
    await running;
  }

  return {
    put(line) {
      if (weight + weightOf(line) > mostWaiting) return lose(line);
      waiting.push(line);
      weight += weightOf(line);
      arm();
    },
    written,
    async close() {
      isClosed = true;
      await written();
      const missing = waiting.length + [...lost.values()].reduce((sum, count) => sum + count, 0);
      if (missing > 0) onError(new Error(`${missing} lines of the audit log were lost with this node`));
    },
  };
}
