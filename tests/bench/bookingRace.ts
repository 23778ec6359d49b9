import { doubleBookings, raceForOneSlot } from '../server/appointments/bookingRace';
import { startTestServer, type TestServer } from '../server/startTestServer';
import { openBenchCluster } from './benchCluster';
import { line, ms, spread, spreadOf, title } from './figures';

const attempts = 10_000;
const inFlight = 256;

/** Everybody wants one hour of one therapist, through two server processes on one PostgreSQL. */
export async function benchBookingRace(): Promise<void> {
  title(
    `Booking race: ${attempts} attempts on one slot through two nodes, by create, move, import and series`,
  );
  const cluster = await openBenchCluster();
  try {
    const practice = await cluster.practice('race');
    const nodes: TestServer[] = [];
    try {
      for (let n = 0; n < 2; n++)
        nodes.push(
          await startTestServer({ env: { DATABASE_URL: practice.databaseUrl, RATE_LIMIT_PER_MINUTE: '0' } }),
        );
      const took: number[] = [];
      const startedAt = performance.now();
      const outcome = await raceForOneSlot(
        practice.sql,
        practice,
        async (n, path, body) => {
          const sentAt = performance.now();
          const answer = await fetch(`${nodes[Math.floor(n / 4) % 2]?.url}${path}`, {
            method: 'POST',
            headers: { authorization: `Bearer ${practice.token}`, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          });
          const text = await answer.text();
          took.push(performance.now() - sentAt);
          return { status: answer.status, body: text };
        },
        attempts,
        inFlight,
      );
      const elapsedMs = performance.now() - startedAt;
      const sent = Object.entries(outcome.sent).map(([way, count]) => `${way} ${count}`);
      line('sent', sent.join(', '));
      line('winners', `${outcome.won.length} (${outcome.won.map(({ way }) => way).join(', ')})`, 'exactly 1');
      line('losers, by code', JSON.stringify(outcome.codes), '409 each');
      line('answers that are not a loser’s', `${outcome.wrong.length} ${outcome.wrong.join(' | ')}`, '0');
      line('overlapping appointments afterwards', `${(await doubleBookings(practice.sql)).length}`, '0');
      line('an answer', spread(spreadOf(took)));
      line('all of them', `${ms(elapsedMs)}, ${((attempts * 1000) / elapsedMs).toFixed(0)} a second`);
    } finally {
      for (const node of nodes) await node.close();
    }
  } finally {
    await cluster.close();
  }
}
