import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appointmentStatuses, nextStatuses } from '@/features/appointments/appointmentStatus';
import { problemOf } from '../inProcess';
import { bookingServer, fieldsOf, hoursLater, type BookingServer } from './bookingServer';

let server: BookingServer;
beforeAll(async () => {
  server = await bookingServer();
  for (let day = 1; day <= 28; day++)
    await server.open(`2032-03-${String(day).padStart(2, '0')}`, '00:00', '23:59');
  await server.open('2020-03-02', '08:00', '20:00');
});
afterAll(() => server.close());

/** Noon in New York on a day of March 2032 that no other test of this file uses. */
let lastDay = 0;
const freshNoon = () => `2032-03-${String(++lastDay).padStart(2, '0')}T17:00:00.000Z`;
const path = ({ id }: { id: string }) => `/api/appointments/${id}`;

describe('[K7] the status flow', () => {
  test('of all pairs, the legal ones are made and every other is refused with the legal ones named', async () => {
    const { id } = await server.book(freshNoon());
    const outcomes: string[] = [];
    for (const from of appointmentStatuses) {
      for (const to of appointmentStatuses.filter((one) => one !== from)) {
        await server.sql('update appointment set status = $1 where id = $2', [from, id]);
        const answer = await server.as.operator.patch(path({ id }), { status: to });
        if (nextStatuses(from).includes(to)) {
          expect([from, to, answer.statusCode]).toEqual([from, to, 200]);
        } else {
          const problem = problemOf(answer);
          expect([from, to, problem.code, problem.allowed]).toEqual([
            from,
            to,
            'illegal_status',
            nextStatuses(from),
          ]);
          expect((await server.stored(id)).status).toBe(from);
        }
        outcomes.push(`${from} ${to} ${answer.statusCode}`);
      }
    }
    expect(outcomes.length).toBe(42);
    expect(outcomes.filter((one) => one.endsWith('200')).length).toBe(10);
  });

  test('an appointment begins as requested or confirmed', async () => {
    const noon = freshNoon();
    for (const status of appointmentStatuses.filter((one) => one !== 'requested' && one !== 'confirmed')) {
      const problem = problemOf(
        await server.as.operator.post('/api/appointments', server.draft(noon, { status })),
      );
      expect([status, problem.code, problem.allowed]).toEqual([
        status,
        'illegal_status',
        ['requested', 'confirmed'],
      ]);
    }
    expect((await server.book(noon, { status: 'confirmed' })).status).toBe('confirmed');
  });

  test('where and when it stands does not change once it has begun or is over; a note does', async () => {
    const { id, startsAt } = await server.book(freshNoon());
    for (const status of ['arrived', 'inProgress', 'completed', 'cancelled', 'noShow']) {
      await server.sql('update appointment set status = $1 where id = $2', [status, id]);
      const move = { startsAt: hoursLater(startsAt, 2), endsAt: hoursLater(startsAt, 3) };
      for (const change of [
        move,
        { staffId: server.practice.otherStaffId },
        { serviceId: server.practice.otherServiceId },
      ]) {
        const problem = problemOf(await server.as.admin.patch(path({ id }), change));
        expect([status, problem.code, fieldsOf(problem).toSorted()]).toEqual([
          status,
          'against_rules',
          Object.keys(change).toSorted(),
        ]);
      }
      const noted = await server.as.admin.patch(path({ id }), { notes: `Was ${status}` });
      expect(noted.statusCode).toBe(200);
    }
  });
});

describe('[K8] what an appointment refers to', () => {
  test.each(['patientId', 'staffId', 'serviceId'])('%s that is not there is named', async (field) => {
    const draft = server.draft('2032-03-28T17:00:00.000Z', { [field]: v7() });
    const problem = problemOf(await server.as.operator.post('/api/appointments', draft));
    expect([problem.status, problem.code, fieldsOf(problem)]).toEqual([422, 'unknown_reference', [field]]);
  });

  test('only an active therapist who offers the active service can be booked; a booked one may still be moved', async () => {
    const { staffId, serviceId, otherServiceId } = server.practice;
    const noon = freshNoon();
    const booked = await server.book(noon);
    const refused = async () => {
      const later = server.draft(hoursLater(noon, 4));
      const problem = problemOf(await server.as.operator.post('/api/appointments', later));
      return [problem.status, problem.code, fieldsOf(problem)];
    };
    const move = (hours: number) =>
      server.as.operator.post(`${path(booked)}/move`, { startsAt: hoursLater(noon, hours) });
    await server.sql('update service set is_active = false where id = $1', [serviceId]);
    expect(await refused()).toEqual([422, 'against_rules', ['serviceId']]);
    expect((await move(2)).statusCode).toBe(200);
    await server.sql('update service set is_active = true where id = $1', [serviceId]);

    await server.sql('update staff set service_ids = array[$1::uuid] where id = $2', [
      otherServiceId,
      staffId,
    ]);
    expect(await refused()).toEqual([422, 'against_rules', ['staffId', 'serviceId']]);
    expect((await move(0)).statusCode).toBe(200);
    await server.sql('update staff set service_ids = array[$1::uuid, $2] where id = $3', [
      serviceId,
      otherServiceId,
      staffId,
    ]);

    await server.sql('update staff set is_active = false where id = $1', [staffId]);
    expect(await refused()).toEqual([422, 'against_rules', ['staffId']]);
    expect(problemOf(await move(2)).code).toBe('against_rules');
    await server.sql('update staff set is_active = true where id = $1', [staffId]);
  });

  test('an end that is no later than the start is named, by every way', async () => {
    const noon = '2032-03-28T17:00:00.000Z';
    const broken = server.draft(noon, { endsAt: noon });
    const { operator } = server.as;
    for (const [answer, field] of [
      [await operator.post('/api/appointments', broken), 'endsAt'],
      [await operator.post('/api/appointments/import', { items: [broken] }), 'items.0.endsAt'],
      [
        await operator.post('/api/appointments/series', { appointment: broken, everyWeeks: 1, count: 2 }),
        'endsAt',
      ],
    ] as const) {
      const problem = problemOf(answer);
      expect([problem.status, problem.code, fieldsOf(problem)]).toEqual([400, 'invalid_fields', [field]]);
    }
  });
});

describe('[K9] a patient', () => {
  test('books only for themselves, as a request, ahead of time and for the service’s length', async () => {
    const noon = freshNoon();
    const refused = async (more: Record<string, unknown>, at = noon) => {
      const before = await server.everything();
      const problem = problemOf(await server.as.patient.post('/api/appointments', server.draft(at, more)));
      expect(await server.everything()).toEqual(before);
      return problem;
    };
    expect((await refused({ patientId: v7() })).code).toBe('forbidden');
    expect(await refused({ status: 'confirmed' })).toMatchObject({
      code: 'illegal_status',
      allowed: ['requested'],
    });
    const past = await refused({}, '2020-03-02T17:00:00.000Z');
    expect(past).toMatchObject({ status: 422, code: 'against_rules' });
    expect(past.fields?.[0]).toMatchObject({
      field: 'startsAt',
      message: expect.stringContaining('must be later than'),
    });
    const long = await refused({ endsAt: hoursLater(noon, 2) });
    expect(long.fields?.[0]).toEqual({ field: 'endsAt', message: `must be ${hoursLater(noon, 1)}` });
    expect(await refused({ overbookReason: 'I want it' })).toMatchObject({
      status: 403,
      code: 'forbidden',
      fields: [{ field: 'overbookReason' }],
    });
    expect((await server.book(noon, {}, server.as.patient)).status).toBe('requested');
  });

  test('may move or cancel ahead of time and say where and what to know, and nothing else', async () => {
    const booked = await server.book(freshNoon(), {}, server.as.patient);
    const { patient } = server.as;
    expect(problemOf(await patient.patch(path(booked), { status: 'confirmed' }))).toMatchObject({
      code: 'illegal_status',
      allowed: ['cancelled'],
    });
    const change = { serviceId: server.practice.otherServiceId };
    expect(problemOf(await patient.patch(path(booked), change)).code).toBe('against_rules');
    expect((await patient.patch(path(booked), { notes: 'Ring twice' })).statusCode).toBe(200);
    const moved = await patient.post(`${path(booked)}/move`, { startsAt: hoursLater(booked.startsAt, 3) });
    expect(moved.statusCode).toBe(200);
    const intoPast = await patient.post(`${path(booked)}/move`, { startsAt: '2020-03-02T17:00:00.000Z' });
    expect(problemOf(intoPast)).toMatchObject({ code: 'against_rules', fields: [{ field: 'startsAt' }] });
    expect((await patient.patch(path(booked), { status: 'cancelled' })).statusCode).toBe(200);
  });

  test('changes nothing of an appointment that has begun', async () => {
    const booked = await server.book('2020-03-02T17:00:00.000Z');
    const noon = freshNoon();
    for (const change of [{ status: 'cancelled' }, { startsAt: noon, endsAt: hoursLater(noon, 1) }]) {
      const problem = problemOf(await server.as.patient.patch(path(booked), change));
      expect([problem.status, problem.code]).toEqual([422, 'against_rules']);
    }
  });

  test('staff may record what is over', async () => {
    const booked = await server.book(
      '2020-03-02T14:00:00.000Z',
      { status: 'confirmed' },
      server.as.assistant,
    );
    expect(booked.startsAt).toBe('2020-03-02T14:00:00.000Z');
  });
});

describe('[K10] overbooking', () => {
  test('is for operator and admin alone, who may also move what is overbooked', async () => {
    const noon = freshNoon();
    await server.book(noon);
    const reason = { overbookReason: 'Emergency' };
    for (const role of ['scheduler', 'therapist', 'assistant'] as const) {
      const problem = problemOf(await server.as[role].post('/api/appointments', server.draft(noon, reason)));
      expect([role, problem.status, fieldsOf(problem)]).toEqual([role, 403, ['overbookReason']]);
    }
    const second = await server.book(noon, reason);
    await server.book(noon, reason, server.as.admin);
    const move = { startsAt: hoursLater(noon, 0.5) };
    expect(problemOf(await server.as.scheduler.post(`${path(second)}/move`, move)).code).toBe('forbidden');
    expect((await server.as.scheduler.patch(path(second), { notes: 'Ring twice' })).statusCode).toBe(200);
    expect((await server.as.operator.post(`${path(second)}/move`, move)).statusCode).toBe(200);
    const back = problemOf(await server.as.scheduler.patch(path(second), { overbookReason: null }));
    expect(back.code).toBe('slot_taken');
  });

  test('is kept in an audit log that nobody changes', async () => {
    const noon = freshNoon();
    await server.book(noon);
    const second = await server.book(noon, { overbookReason: 'Emergency' });
    await server.as.operator.post(`${path(second)}/move`, { startsAt: hoursLater(noon, 0.5) });
    await server.as.operator.patch(path(second), { notes: 'Nothing to audit' });
    const log = await server.sql(
      'select action, entity, details, account_id is not null as has_account from audit_event where row_id = $1 order by id',
      [second.id],
    );
    expect(log).toMatchObject([
      { action: 'overbooked', entity: 'appointment', has_account: true, details: { reason: 'Emergency' } },
      { action: 'overbooked', details: { reason: 'Emergency', staffId: server.practice.staffId } },
    ]);
    const attempts = [
      "update audit_event set action = 'nothing'",
      'delete from audit_event',
      'truncate audit_event',
    ];
    for (const text of attempts) {
      await expect(server.sql(text), text).rejects.toMatchObject({ code: '42501' });
      const asApp = server.database.withClient(async (client) => {
        await client.query('begin; set local role lockstep_app');
        await client
          .query(`select set_config('lockstep.practice_id', '${server.practice.id}', true)`)
          .then(() => client.query(text))
          .finally(() => client.query('rollback'));
      });
      await expect(asApp, text).rejects.toMatchObject({ code: '42501' });
    }
  });
});
