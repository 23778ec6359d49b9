import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 } from 'uuid';
import type { Caller } from '../inProcess';
import { seededChance, type Chance } from '../seededChance';
import { hoursLater, type BookingServer } from './bookingServer';

/** What came of a storm of writes: how often each kind was answered how. */
export type StormRecord = Map<string, number>;

const days = ['2033-05-02', '2033-05-03'];
const workers = 12;

type Step = (chance: Chance, caller: Caller) => Promise<string>;

/**
 * Random bookings, moves, holds, cancellations and changes of availability by several people at once, through several
 * nodes and by plain SQL, all over the same two days of two therapists.
 */
export async function bookingStorm(
  server: BookingServer,
  nodes: readonly FastifyInstance[],
  seed: number,
  steps: number,
): Promise<StormRecord> {
  const record: StormRecord = new Map();
  const pool = new pg.Pool({ connectionString: server.url, max: 4 });
  const kinds = storm(server, pool);
  const callers = [server.as.operator, server.as.scheduler, server.as.assistant, server.as.admin].flatMap(
    (one) => nodes.map((node) => through(node, one)),
  );
  try {
    await Promise.all(
      Array.from({ length: workers }, async (_, n) => {
        const chance = seededChance(seed * workers + n);
        for (let step = 0; step < steps; step++) {
          const caller = chance.pick(callers);
          const kind = chance.pick(kinds);
          if (!caller || !kind) continue;
          const key = `${kind.name} ${await kind.step(chance, caller)}`;
          record.set(key, (record.get(key) ?? 0) + 1);
        }
      }),
    );
  } finally {
    await pool.end();
  }
  return record;
}

function storm(server: BookingServer, pool: pg.Pool): { name: string; step: Step }[] {
  const { practice } = server;
  const someone = (chance: Chance) =>
    chance.pick([practice.staffId, practice.otherStaffId]) ?? practice.staffId;
  /** A quarter of an hour of one of the days, in New York's summer time. */
  const start = (chance: Chance) => hoursLater(`${chance.pick(days)}T12:00:00.000Z`, chance.below(40) / 4);
  const wall = (chance: Chance, from: number) =>
    `${String(from + chance.below(4)).padStart(2, '0')}:${chance.pick(['00', '30'])}`;
  const draft = (chance: Chance): Record<string, unknown> => ({
    ...server.draft(start(chance)),
    staffId: someone(chance),
    serviceId: chance.pick([practice.serviceId, practice.otherServiceId]),
  });
  const one = async (chance: Chance, table: string) => {
    const rows = (await pool.query<{ id: string }>(`select id from ${table} order by id desc limit 40`)).rows;
    return chance.pick(rows)?.id ?? v7();
  };
  const status = async (answer: Promise<{ statusCode: number }>) => String((await answer).statusCode);
  const bySql = (text: string, values: unknown[]) =>
    pool.query(text, values).then(
      ({ rowCount }) => (rowCount ? 'done' : 'nothing'),
      (error: pg.DatabaseError) => error.code ?? 'failed',
    );
  const api = '/api/appointments';

  const create: Step = (chance, caller) => status(caller.post(api, draft(chance)));
  const move: Step = async (chance, caller) =>
    status(
      caller.post(`${api}/${await one(chance, 'appointment')}/move`, {
        startsAt: start(chance),
        staffId: someone(chance),
      }),
    );
  return [
    { name: 'create', step: create },
    { name: 'create', step: create },
    { name: 'move', step: move },
    { name: 'move', step: move },
    {
      name: 'import',
      step: (chance, caller) =>
        status(caller.post(`${api}/import`, { items: [draft(chance), draft(chance)] })),
    },
    {
      name: 'overbook',
      step: (chance, caller) => status(caller.post(api, { ...draft(chance), overbookReason: 'On purpose' })),
    },
    {
      name: 'cancel',
      step: async (chance, caller) =>
        status(caller.patch(`${api}/${await one(chance, 'appointment')}`, { status: 'cancelled' })),
    },
    {
      name: 'hold',
      step: (chance, caller) => {
        const { patientId: _patient, ...wanted } = draft(chance);
        return status(caller.post('/api/holds', wanted));
      },
    },
    {
      name: 'release',
      step: async (chance, caller) => status(caller.delete(`/api/holds/${await one(chance, 'hold')}`)),
    },
    {
      name: 'open',
      step: (chance) =>
        bySql(
          `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active) values ($1, $2, $3, $4, $5, $6, true)`,
          [practice.id, v7(), someone(chance), chance.pick(days), wall(chance, 8), wall(chance, 13)],
        ),
    },
    {
      name: 'close',
      step: async (chance, caller) => {
        const [row] = (
          await pool.query<{ id: string }>(
            `select id from availability where date = any ($1::date[]) order by id desc limit 12`,
            [days],
          )
        ).rows.slice(chance.below(12));
        const even = chance.percent(40) ? '?evenIfBooked=true' : '';
        const path = `/api/availability/${row?.id ?? v7()}${even}`;
        return status(
          chance.percent(50) ? caller.delete(path) : caller.patch(path, { startTime: wall(chance, 8) }),
        );
      },
    },
    {
      name: 'book by SQL',
      step: (chance) => {
        const wanted = draft(chance);
        return bySql(
          `insert into appointment (practice_id, id, patient_id, staff_id, service_id, starts_at, ends_at) values ($1, $2, $3, $4, $5, $6, $7)`,
          [
            practice.id,
            v7(),
            practice.patientId,
            wanted['staffId'],
            wanted['serviceId'],
            wanted['startsAt'],
            wanted['endsAt'],
          ],
        );
      },
    },
    {
      name: 'move by SQL',
      step: async (chance) => {
        const at = start(chance);
        return bySql('update appointment set starts_at = $2, ends_at = $3, staff_id = $4 where id = $1', [
          await one(chance, 'appointment'),
          at,
          hoursLater(at, 1),
          someone(chance),
        ]);
      },
    },
  ];
}

/** The same session at another node. */
function through(node: FastifyInstance, { token }: Caller): Caller {
  const call = (method: 'POST' | 'PATCH' | 'DELETE' | 'GET') => (url: string, body?: unknown) =>
    node.inject({
      method,
      url,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
  return {
    token,
    get: call('GET'),
    post: call('POST'),
    patch: call('PATCH'),
    delete: (url) => call('DELETE')(url),
  };
}
