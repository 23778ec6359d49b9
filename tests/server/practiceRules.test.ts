import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceRuleRanges, usualPracticeRules } from '@/domain/practiceRules';
import { inProcess, problemOf, type Caller, type InProcess } from './inProcess';

let server: InProcess;
let admin: Caller;
let patient: Caller;
beforeAll(async () => {
  server = await inProcess();
  admin = await server.signIn(server.practice.email.admin);
  patient = await server.signIn(server.practice.email.patient);
});
afterAll(() => server.close());

const practice = async (caller = admin) =>
  (await caller.get('/api/practice')).json<{ rules: object; language: string; name: string }>();

describe('[K24] the practice’s rules and language', () => {
  test('begin as usual, and come with the practice and with the session', async () => {
    await server.sql(
      'update practice set notice_minutes = default, cancel_notice_minutes = default, ahead_days = default, confirms_requests = default, language = default',
    );
    expect(await practice(patient)).toMatchObject({ rules: usualPracticeRules, language: 'en' });
    const session = (await patient.get('/api/session')).json<{ practice: object }>();
    expect(session.practice).toEqual(await practice());
  });

  test('an admin changes one rule and the others stay', async () => {
    const unusual = { noticeMinutes: 45, cancelNoticeMinutes: 90, aheadDays: 33, confirmsRequests: false };
    await admin.patch('/api/practice', { rules: unusual });
    const before = await practice();
    expect(before.rules).toEqual(unusual);
    const changed = await admin.patch('/api/practice', { rules: { noticeMinutes: 30 }, language: 'de' });
    expect(changed.statusCode).toBe(200);
    const rules = { ...before.rules, noticeMinutes: 30 };
    expect(changed.json()).toEqual({ ...before, rules, language: 'de' });
    expect(await practice(patient)).toEqual({ ...before, rules, language: 'de' });
  });

  test('each end of a range is taken, and what lies beyond is refused by name', async () => {
    for (const [rule, [least, most]] of Object.entries(practiceRuleRanges)) {
      for (const value of [least, most]) {
        const taken = await admin.patch('/api/practice', { rules: { [rule]: value } });
        expect([rule, value, taken.statusCode]).toEqual([rule, value, 200]);
      }
      const before = await server.everything();
      for (const value of [least - 1, most + 1, least + 0.5, String(least), null]) {
        const problem = problemOf(await admin.patch('/api/practice', { rules: { [rule]: value } }));
        expect([rule, value, problem.code]).toEqual([rule, value, 'invalid_fields']);
        expect(problem.fields?.map(({ field }) => field)).toEqual([`rules.${rule}`]);
      }
      expect(await server.everything()).toEqual(before);
    }
  });

  test('the database refuses by itself what the API refuses', async () => {
    for (const wrong of [
      'notice_minutes = -1',
      'cancel_notice_minutes = 40321',
      'ahead_days = 0',
      "language = 'fr'",
      'notice_minutes = null',
    ]) {
      await expect(server.sql(`update practice set ${wrong}`), wrong).rejects.toMatchObject({
        code: expect.stringMatching(/^235/),
      });
    }
  });

  test('nothing, something unknown and another language are refused', async () => {
    for (const patch of [{ rules: {} }, { rules: { graceMinutes: 5 } }, { rules: [] }, { language: 'fr' }]) {
      const problem = problemOf(await admin.patch('/api/practice', patch));
      expect([JSON.stringify(patch), problem.status, problem.code]).toEqual([
        JSON.stringify(patch),
        400,
        'invalid_fields',
      ]);
    }
  });

  test('nobody but an admin changes them', async () => {
    for (const role of ['operator', 'scheduler', 'therapist', 'assistant', 'patient'] as const) {
      const caller = await server.signIn(server.practice.email[role]);
      const problem = problemOf(await caller.patch('/api/practice', { rules: { noticeMinutes: 0 } }));
      expect([role, problem.code]).toEqual([role, 'forbidden']);
    }
  });
});

describe('[F8] the practice’s settings', () => {
  interface Told {
    items: Record<string, unknown>[];
    seq: number;
  }
  const settings = async (caller: Caller) => (await caller.get('/api/practice-settings')).json<Told>();
  const since = async (seq: number) =>
    (await patient.get(`/api/changes?since=${seq}`)).json<{ changes: Record<string, unknown>[] }>().changes;

  test('are one row, equal to the practice, for every role', async () => {
    const { practice: own } = (await admin.get('/api/session')).json<{ practice: Record<string, unknown> }>();
    for (const email of Object.values(server.practice.email)) {
      const { items } = await settings(await server.signIn(email));
      expect([email, items]).toEqual([email, [expect.objectContaining(own)]]);
    }
  });

  test('are told by the feed when an admin changes them, and when plain SQL does; nothing tells nothing', async () => {
    const { seq } = await settings(patient);
    await admin.patch('/api/practice', { name: 'A dental practice' });
    await server.sql('update practice set step_minutes = 20 where id = $1', [server.practice.id]);
    await admin.patch('/api/practice', { name: 'A dental practice' });
    await server.sql('update practice set is_demo = not is_demo where id = $1', [server.practice.id]);
    const { id } = server.practice;
    expect(await since(seq)).toMatchObject([
      { entity: 'practiceSettings', id, op: 'updated', row: { name: 'A dental practice' } },
      { entity: 'practiceSettings', id, op: 'updated', row: { stepMinutes: 20 } },
    ]);
  });

  test('are nobody’s to write beside the practice', async () => {
    const [row] = (await settings(admin)).items;
    for (const answer of [
      await admin.post('/api/practice-settings', { name: 'X' }),
      await admin.patch(`/api/practice-settings/${server.practice.id}`, { name: 'X' }),
      await admin.delete(`/api/practice-settings/${server.practice.id}`),
    ])
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect((await settings(admin)).items).toEqual([row]);
  });
});
