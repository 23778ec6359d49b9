import { sql } from 'kysely';
import pg from 'pg';
import type { Role } from '@/domain/policy';
import type { RequestContext } from '@/server/database/practiceTransaction';
import type { FeatureTools } from '@/server/serverFeature';
import { imports } from './importJob';
import { mostProblems } from './importParts';
import { mayImport } from './mayImport';
import { lockImport, moveImport } from './moveImport.server';
import { nextRows } from './stagedRows.server';
import { writeBatch } from './writeBatch.server';

export interface ImportRunner {
  /** A job was begun here: it need not wait until it is found. */
  wake(): void;
  close(): Promise<void>;
}

/** What another node left behind is found by looking so often. */
const lookEveryMs = 5_000;
const tidyEveryMs = 60 * 60_000;
/** After a batch everybody else has half as long as it took, within these bounds. */
const [leastPauseMs, mostPauseMs] = [5, 100];
/** Any number that nothing else in the database locks with. */
const lockClass = 7_305_011;

interface RunningJob {
  id: string;
  practice_id: string;
  account_id: string;
  role: Role | null;
  staff_id: string | null;
  patient_id: string | null;
}

/**
 * Runs what was begun, one job after the other, and goes on with what a node left unfinished: a lock of the database lets one
 * node run a job, and goes with the node.
 */
export function importRunner(tools: FeatureTools): ImportRunner {
  const { database, clock, scheduler, onError } = tools;
  const closing = new AbortController();
  const { signal } = closing;
  let isWanted = false;
  let tidiedAt = -Infinity;
  let endWait = () => {};

  const wait = (delayMs: number) =>
    new Promise<void>((resolve) => {
      const cancel = scheduler.after(delayMs, resolve);
      endWait = () => {
        cancel();
        resolve();
      };
      if (signal.aborted) endWait();
    });

  const work = async () => {
    while (!signal.aborted) {
      isWanted = false;
      await look().catch(tell);
      // Somebody may have begun one meanwhile.
      if (!isWanted && !signal.aborted) await wait(lookEveryMs);
    }
  };

  const look = async () => {
    if (clock.now() - tidiedAt >= tidyEveryMs) {
      tidiedAt = clock.now();
      await tidyImports(tools);
    }
    for (const { id } of await runningJobs(tools)) {
      if (!signal.aborted) await withLock(id, () => run(id));
    }
  };

  /** Does nothing while another node has it. */
  const withLock = (id: string, run: () => Promise<void>) =>
    database.withClient(async (client) => {
      const key = [lockClass, id];
      const { rows } = await client.query<{ is_mine: boolean }>(
        'select pg_try_advisory_lock($1, hashtext($2)) as is_mine',
        key,
      );
      if (rows[0]?.is_mine !== true) return;
      try {
        await run();
      } finally {
        await client.query('select pg_advisory_unlock($1, hashtext($2))', key);
      }
    });

  const run = async (id: string) => {
    for (let hasMore = true; hasMore && !signal.aborted;) {
      const startedAt = clock.now();
      // Whose rights it runs with may have changed since.
      const [job] = await runningJobs(tools, id);
      if (!job) return;
      try {
        hasMore = await batch(job);
      } catch (error) {
        if (isPassing(error)) throw error;
        tell(error);
        return end(job, 'Something went wrong on our side.');
      }
      const tookMs = clock.now() - startedAt;
      if (hasMore) await wait(Math.min(mostPauseMs, Math.max(leastPauseMs, tookMs / 2)));
    }
  };

  const batch = async (job: RunningJob) => {
    const context = contextOf(job);
    if (!mayImport.includes(context.role)) {
      await end(job, 'Whoever began this may not import any more.');
      return false;
    }
    const { result } = await database.inPractice(context, (transaction) =>
      writeBatch(transaction, context, tools, job.id),
    );
    return result;
  };

  /** What was written stays: how much that is stands in the job, and where it stopped. */
  const end = async (job: RunningJob, message: string) => {
    const jobs = tools.tableOf(imports.name);
    await database.inPractice({ ...contextOf(job), role: 'admin' }, async (transaction) => {
      const known = await lockImport(transaction, jobs, job.id);
      if (known === null) return;
      const [next] = await nextRows(transaction, job.id, known.done + known.skipped, 1);
      const problems = known.problems.slice(0, mostProblems - 1);
      const last = { line: next?.line ?? 1, message: `It stopped here. ${message}` };
      await moveImport(transaction, jobs, job.id, { status: 'failed', problems: [...problems, last] });
    });
  };

  /** The database's own words would repeat what stands in the file. */
  const tell = (error: unknown) => {
    const code = error instanceof pg.DatabaseError ? (error.code ?? '') : null;
    onError(code === null ? error : new Error(`An import met a problem of the database: ${code}`));
  };

  // Not at once: a server that is being built need not wait for it.
  const working = wait(leastPauseMs).then(work);
  return {
    wake() {
      isWanted = true;
      endWait();
    },
    async close() {
      closing.abort();
      endWait();
      await working;
    },
  };
}

function runningJobs({ database }: FeatureTools, id: string | null = null) {
  return database.rows<RunningJob>(sql`
    select j.id, j.practice_id, j.account_id, a.role, a.staff_id, a.patient_id
      from import_job j left join account a on a.id = j.account_id and a.practice_id = j.practice_id
     where j.status = 'running' and (${id}::uuid is null or j.id = ${id}::uuid)
     order by j.created_at`);
}

function contextOf({ practice_id, account_id, role, staff_id, patient_id }: RunningJob): RequestContext {
  return {
    practiceId: practice_id,
    accountId: account_id,
    // An account that is gone may do nothing.
    role: role ?? 'patient',
    staffId: staff_id,
    patientId: patient_id,
    client: null,
    mutationId: null,
  };
}

/** The database is away, on its way out, or busy (classes 08, 53, 57, 40): the job stays as it is, for later. */
function isPassing(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return /^(08|53|57|40)/.test(error.code ?? '');
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (
    /^(ECONN|EPIPE|ETIMEDOUT)/.test(code ?? '') || /^(Connection terminated|timeout)/.test(error.message)
  );
}

/** What nobody ran within a day is cancelled, and rows of uploads that broke off with their node are forgotten. */
async function tidyImports({ database }: FeatureTools): Promise<void> {
  await database.rows(sql`
    update import_job set status = 'cancelled'
     where status = 'checked' and created_at < now() - interval '1 day'`);
  await database.rows(sql`
    delete from import_row r
     where staged_at < now() - interval '1 hour'
       and not exists (select from import_job j where j.id = r.job_id and j.status in ('checked', 'running'))`);
}
