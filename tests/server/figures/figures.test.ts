import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Figures, noShowRate, utilisationOf } from '@/features/figures/figures';
import { buildServer } from '@/server/buildServer';
import { seedDemo } from '@/server/demo/seedDemo';
import { freshDatabase } from '../freshDatabase';
import { type Caller, inProcess, type InProcess, problemOf } from '../inProcess';
import { makePractice, type TestPractice } from '../practice';
import { seededChance } from '../seededChance';
import { testServerOptions } from '../testServerOptions';
import { demoPassword } from '../startTestServer';
import { figuresBySql } from './figuresOracle';

let server: InProcess;
beforeAll(async () => {
  server = await inProcess();
});
afterAll(() => server.close());

/** The list of what runs low has an order of its own; days on which nothing was come and go. */
const comparable = (figures: Figures) => ({
  ...figures,
  utilisation: figures.utilisation.filter((one) => one.occupiedMinutes > 0 || one.availableMinutes > 0),
  revenue: figures.revenue.filter((one) => one.issuedCents > 0 || one.paidCents > 0),
  lowStock: figures.lowStock.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});
const read = async (admin: Caller, from: string, to: string): Promise<Figures> => {
  const answer = await admin.get(`/api/figures?from=${from}&to=${to}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return Figures.parse(answer.json());
};

/** Times around the day the clock is put back in New York, at all hours, some availabilities over each other. */
async function fillAtRandom(practice: TestPractice, seed: number): Promise<void> {
  const chance = seededChance(seed);
  const pick = <T>(of: readonly T[]): T => of[chance.below(of.length)] as T;
  const whole = (below: number) => chance.below(below);
  const day = () => `2026-1${pick(['0-30', '0-31', '1-01', '1-02', '1-03'])}`;
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const staff = [practice.staffId, practice.otherStaffId];
  await server.database.withClient(async (client) => {
    for (let n = 0; n < 14; n++) {
      const start = whole(1400);
      const end = Math.min(1439, start + 1 + whole(400));
      await client.query(
        `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [practice.id, v7(), pick(staff), day(), clock(start), clock(end), chance.percent(80)],
      );
    }
    for (let n = 0; n < 30; n++) {
      const startsAt = Date.parse('2026-10-30T00:00:00Z') + whole(6 * 1440) * 60_000;
      await client.query(
        `insert into appointment (practice_id, id, patient_id, staff_id, service_id, starts_at, ends_at, status, overbook_reason)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 'Random')`,
        [
          practice.id,
          v7(),
          practice.patientId,
          pick(staff),
          practice.serviceId,
          new Date(startsAt).toISOString(),
          new Date(startsAt + (5 + whole(200)) * 60_000).toISOString(),
          pick(['requested', 'confirmed', 'arrived', 'inProgress', 'completed', 'cancelled', 'noShow']),
        ],
      );
    }
    for (let n = 0; n < 20; n++) {
      const at = () => new Date(Date.parse('2026-10-30T00:00:00Z') + whole(6 * 86_400_000)).toISOString();
      const total = 1_000 + whole(20_000);
      const payments = Array.from({ length: whole(3) }, () => ({
        id: v7(),
        at: at(),
        amountCents: 1 + whole(400),
        method: 'card',
      }));
      const status = pick(['draft', 'open', 'open', 'void']);
      await client.query(
        `insert into invoice (practice_id, id, patient_id, status, lines, issued_at, payments)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          practice.id,
          v7(),
          practice.patientId,
          status,
          JSON.stringify([{ description: 'Massage', quantity: 1, unitCents: total }]),
          status === 'draft' ? null : at(),
          status === 'open' && payments.length > 0 ? JSON.stringify(payments) : null,
        ],
      );
      await client.query(
        `insert into inventory_item (practice_id, id, name, sku, unit, quantity, reorder_level)
         values ($1, $2, 'Oil', gen_random_uuid()::text, 'bottle', $3, $4)`,
        [practice.id, v7(), whole(6), whole(6)],
      );
    }
  });
}

vi.setConfig({ testTimeout: 120_000 });

describe('figures', () => {
  test('[A6] are those that other SQL works out, over random practices and the day with an hour twice', async () => {
    let occupied = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const practice = await makePractice(server);
      await fillAtRandom(practice, seed);
      const admin = await server.signIn(practice.email.admin);
      for (const [from, to] of [
        ['2026-10-30', '2026-11-04'],
        ['2026-11-01', '2026-11-01'],
        ['2026-10-31', '2026-11-02'],
      ] as const) {
        const told = await read(admin, from, to);
        const expected = await figuresBySql(server, practice.id, from, to);
        expect(comparable(told), `${seed} ${from}`).toEqual(comparable(expected));
        occupied += told.utilisation.reduce((sum, one) => sum + one.occupiedMinutes, 0);
      }
    }
    expect(occupied).toBeGreaterThan(0);
  });

  test('[A6] are those that other SQL works out, over the demo practice', async () => {
    const fresh = await freshDatabase();
    const now = Date.parse('2026-11-24T15:00:00Z');
    await seedDemo(fresh.database, { now: () => now }, { next: () => v7() });
    const app = await buildServer(testServerOptions(fresh.database, () => now));
    try {
      const signIn = await app.inject({
        method: 'POST',
        url: '/api/auth/sign-in',
        payload: { email: 'admin@royalcare.example', password: demoPassword },
      });
      const { token, practice } = signIn.json<{ token: string; practice: { id: string } }>();
      const answer = await app.inject({
        url: '/api/figures?from=2026-11-10&to=2026-12-08',
        headers: { authorization: `Bearer ${token}` },
      });
      const told = Figures.parse(answer.json());
      const expected = await figuresBySql(fresh, practice.id, '2026-11-10', '2026-12-08');
      expect(comparable(told)).toEqual(comparable(expected));
      const { utilisation, visits, revenue, lowStock } = told;
      expect(Math.min(utilisation.length, visits.came, revenue.length, lowStock.length)).toBeGreaterThan(0);
    } finally {
      await app.close();
      await fresh.drop();
    }
  });

  test('shares: of nothing there is none, and overbooked is more than all', () => {
    expect(utilisationOf([])).toBeNull();
    expect(utilisationOf([{ occupiedMinutes: 90, availableMinutes: 60 }])).toBe(1.5);
    expect(noShowRate({ noShow: 0, came: 0 })).toBeNull();
    expect(noShowRate({ noShow: 1, came: 3 })).toBe(0.25);
  });

  test('[R17] are the admin’s of that practice', async () => {
    for (const who of ['operator', 'assistant', 'therapist', 'patient', 'scheduler'] as const) {
      const caller = await server.signIn(server.practice.email[who]);
      const answer = await caller.get('/api/figures?from=2026-11-01&to=2026-11-02');
      expect(answer.statusCode).toBe(403);
    }
  });

  test('[R8] refuse days that are none, that run backwards, and too many of them', async () => {
    const admin = await server.signIn(server.practice.email.admin);
    for (const [query, field] of [
      ['from=2026-11-01', 'to'],
      ['from=x&to=2026-11-01', 'from'],
      ['from=2026-11-02&to=2026-11-01', 'to'],
      ['from=2026-01-01&to=2026-12-31', 'to'],
      ['from=2026-11-01&to=2026-11-01&by=x', 'by'],
    ] as const) {
      expect(problemOf(await admin.get(`/api/figures?${query}`)).fields?.map((one) => one.field)).toEqual([
        field,
      ]);
    }
  });
});
