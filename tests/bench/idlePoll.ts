import { openBenchCluster, type BenchPractice } from './benchCluster';
import { line, ms, spread, spreadOf, title } from './figures';
import type { BenchAnswer } from './keptConnection';

const polls = 3_000;
const warmUp = 300;
const counts = [1_000, 1_000_000] as const;

/** `GET /api/changes?since=<head>`, which brings nothing, from a small and from a large practice, in turn. */
export async function benchIdlePoll(): Promise<void> {
  title('An idle poll: /api/changes?since=<head> (built servers, loopback HTTP kept alive, two databases)');
  const cluster = await openBenchCluster();
  try {
    const pollers = [];
    for (const count of counts) pollers.push(await poller(await cluster.practice(`rows_${count}`), count));
    const took: number[][] = counts.map(() => []);
    for (let n = 0; n < warmUp + polls; n++) {
      // Small and large change places each time, so that neither always comes second.
      for (const which of n % 2 === 0 ? [0, 1] : [1, 0]) {
        const startedAt = performance.now();
        await pollers[which]?.();
        if (n >= warmUp) took[which]?.push(performance.now() - startedAt);
      }
    }
    const [few, many] = took.map(spreadOf);
    counts.forEach((count, which) =>
      line(`${count.toLocaleString('en-GB')} rows`, spread(spreadOf(took[which] ?? []))),
    );
    line('ratio of the p50', ((many?.p50 ?? 0) / (few?.p50 ?? 0)).toFixed(2), 'aim ≤ 1.2');
    const answer = await pollers[1]?.();
    if (answer) reportSize(answer);
  } finally {
    await cluster.close();
  }
}

async function poller(practice: BenchPractice, count: number): Promise<() => Promise<BenchAnswer>> {
  const startedAt = performance.now();
  await fill(practice, count);
  line(`filling ${count.toLocaleString('en-GB')} rows and their log`, ms(performance.now() - startedAt));
  const connection = practice.connect();
  const headers = { authorization: `Bearer ${practice.token}` };
  const [row] = await practice.sql<{ seq: string }>('select seq from feed_position');
  return async () => {
    const answer = await connection.send('GET', `/api/changes?since=${row?.seq}`, headers);
    if (!answer.body.includes('"changes":[]')) throw new Error(`Not idle: ${answer.body}`);
    return answer;
  };
}

/**
 * Availability over two years and the log of its creation, as the triggers would have left them; they are off, because
 * a single transaction through them takes time with the square of its changes.
 */
async function fill({ id, staffId, otherStaffId, sql }: BenchPractice, count: number): Promise<void> {
  await sql(`
    begin;
    set local session_replication_role = replica;
    insert into availability
      (practice_id, id, rev, created_at, updated_at, staff_id, date, start_time, end_time, is_active, during)
    select '${id}', gen_random_uuid(), 1, now(), now(),
           case n % 2 when 0 then '${staffId}'::uuid else '${otherStaffId}'::uuid end,
           day, '09:00', '12:00', n % 10 > 0,
           tstzrange(day + time '09:00', day + time '12:00')
      from generate_series(1, ${count}) n, lateral (select date '2026-01-01' + n % 730 as day) d;
    insert into change_log (practice_id, seq, entity, id, rev, op, row)
    select practice_id, p.seq + row_number() over (), 'availability', t.id, 1, 'created', to_jsonb(t)
      from availability t join feed_position p using (practice_id);
    update feed_position set seq = (select max(seq) from change_log);
    commit`);
  await sql('vacuum analyze');
}

function reportSize({ rawHeaders, body, bytes }: BenchAnswer): void {
  line('the whole answer', `${bytes} bytes, ${body.length} of them body`, 'aim < 400');
  const headers = rawHeaders.flatMap((name, n) =>
    n % 2 === 0 ? [{ name, length: name.length + ': \r\n'.length + (rawHeaders[n + 1]?.length ?? 0) }] : [],
  );
  for (const { name, length } of headers.toSorted((a, b) => b.length - a.length))
    line(`  ${name}`, `${length} bytes`);
}
