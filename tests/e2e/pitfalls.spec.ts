import type { Page } from '@playwright/test';
import {
  anyStaffId,
  changeElsewhere,
  create,
  expectAsServer,
  expectNoErrors,
  expectSoonAsServer,
  loadDay,
  noteSignals,
  openForeign,
  sayForeign,
  shownRows,
  signalEvent,
  stats,
} from './harnessTabs';
import { protocolVersion } from '@/protocol/version';
import { expect, test } from './lockstepTest';

const hour = 3_600_000;

// The bus alone is what these are about: nothing comes by push.
test.use({ hasPush: false });

test('[B3] foreign keys, null, clear(), broken JSON and another build change nothing and are counted', async ({
  signedIn,
  openHarness,
}) => {
  const day = '2031-05-01';
  const context = await signedIn('operator');
  const tabs = [await openHarness(context), await openHarness(context)] as const;
  await loadDay(tabs, day);
  const staffId = await anyStaffId(context);
  const id = await create(tabs[0], staffId, day);
  await tabs[1].waitForFunction((rowId) => window.harness.row(rowId)?.rev === 1, id);
  const session = (await (await context.request.get('/api/session')).json()) as {
    practice: { id: string };
    user: { id: string };
  };
  const scope = `${session.practice.id}/${session.user.id}`;
  const before = await shownRows(tabs[1]);
  const statsBefore = await stats(tabs[1]);
  await noteSignals(tabs);

  const foreign = await openForeign(context);
  await foreign.evaluate(
    ([rowId, whose, type, v]) => {
      const say = (text: string) => {
        localStorage.setItem('lockstep:bus', text);
        localStorage.removeItem('lockstep:bus');
      };
      localStorage.setItem('somebody-elses', JSON.stringify({ v, type: 'availability_deleted' }));
      localStorage.setItem('lockstep', 'null');
      localStorage.setItem('lockstep:bus:old', '{}');
      // Broken JSON, which nobody can read; then JSON that is no message: 8 malformed ones.
      for (const text of ['', '{', '{"v":1,', 'undefined', '\u0000']) say(text);
      for (const text of ['null', '42', '"text"', '[]', '{}']) say(text);
      const gone = { scope: whose, type: 'availability_deleted', data: { id: rowId, rev: 99, seq: 9 } };
      say(JSON.stringify({ v, from: 'foreign', n: -1, ...gone }));
      say(JSON.stringify({ v, from: '', n: 0, ...gone }));
      say(JSON.stringify({ v: String(v), from: 'foreign', n: 0, ...gone }));
      // An older and a newer build: 2. Another person's tab: 1.
      say(JSON.stringify({ v: v - 1, from: 'foreign', n: 1, ...gone }));
      say(JSON.stringify({ v: v + 1, from: 'foreign', n: 2, ...gone }));
      say(JSON.stringify({ v, from: 'foreign', n: 3, ...gone, scope: 'another/person' }));
      // Well-formed messages that say nothing this build can use: they are handed on and change nothing.
      const useless = [
        null,
        7,
        {},
        { id: rowId },
        { id: rowId, rev: 'x', seq: 1 },
        { id: 5, rev: 2, seq: 3 },
      ];
      useless.forEach((data, i) =>
        say(
          JSON.stringify({
            v,
            from: 'foreign',
            n: 10 + i,
            scope: whose,
            type: 'availability_updated',
            data,
          }),
        ),
      );
      localStorage.clear();
      say(JSON.stringify({ v, from: 'foreign', n: 99, scope: whose, type, data: 'said' }));
    },
    [id, scope, signalEvent, protocolVersion] as const,
  );
  for (const tab of tabs) await tab.waitForFunction(() => window.signals.includes('said'));

  const after = await stats(tabs[1]);
  expect(after.rejected).toEqual({ ...statsBefore.rejected, malformed: 8, version: 2, scope: 1 });
  expect(after.received).toBe(statsBefore.received + 7);
  expect(await shownRows(tabs[1])).toEqual(before);

  // Somebody keeps clearing the store while a tab speaks: nothing of it is lost.
  await Promise.all([
    tabs[0].evaluate(async (type) => {
      for (let n = 0; n < 200; n++) {
        window.harness.sync.broadcast(type, n);
        await new Promise(requestAnimationFrame);
      }
    }, signalEvent),
    foreign.evaluate(async () => {
      for (let n = 0; n < 200; n++) {
        localStorage.clear();
        await new Promise(requestAnimationFrame);
      }
    }),
  ]);
  await tabs[1].waitForFunction(() => window.signals.includes(199));
  expect(await tabs[1].evaluate(() => window.signals)).toEqual([
    'said',
    ...Array.from({ length: 200 }, (_, n) => n),
  ]);

  const next = await create(tabs[0], staffId, day);
  await tabs[1].waitForFunction((rowId) => window.harness.row(rowId)?.rev === 1, next);
  await expectSoonAsServer(tabs, day);
  await expectNoErrors(tabs);
});

test('[B7] bursts of 1,000, by one tab and by all four at once: none lost, each sender’s order kept', async ({
  signedIn,
  openHarness,
}) => {
  const context = await signedIn('operator');
  const tabs: Page[] = [];
  for (let i = 0; i < 4; i++) tabs.push(await openHarness(context));
  const count = 1000;
  const expected = Array.from({ length: count }, (_, n) => n);
  for (const [round, senders] of [[0], [0, 1, 2, 3]].entries()) {
    await noteSignals(tabs);
    const type = `${signalEvent}_${round}`;
    for (const tab of tabs) {
      await tab.evaluate((name) => {
        window.harness.sync.subscribe(name, (signal) => window.signals.push(signal));
      }, type);
    }
    await Promise.all(
      senders.map(async (sender) =>
        tabs[sender]?.evaluate(
          ([name, from, n]) => {
            for (let i = 0; i < n; i++) window.harness.sync.broadcast(name, { from, i });
          },
          [type, sender, count] as const,
        ),
      ),
    );
    for (const [receiver, tab] of tabs.entries()) {
      const others = senders.filter((sender) => sender !== receiver);
      await tab.waitForFunction((n) => window.signals.length >= n, others.length * count);
      const heard = (await tab.evaluate(() => window.signals)) as { from: number; i: number }[];
      expect(heard).toHaveLength(others.length * count);
      for (const sender of others)
        expect(heard.filter(({ from }) => from === sender).map(({ i }) => i)).toEqual(expected);
    }
  }
  await expectNoErrors(tabs);
});

test('[B10] a new and a reloaded tab take nothing from a stale peer: they equal the server', async ({
  signedIn,
  openHarness,
}) => {
  const day = '2031-05-06';
  const context = await signedIn('operator');
  const stale = await openHarness(context);
  const reloaded = await openHarness(context);
  await loadDay([stale, reloaded], day);
  const foreign = await openForeign(context);
  await foreign.evaluate(() => {
    window.signals = [];
    addEventListener('storage', ({ key, newValue }) => {
      if (key === 'lockstep:bus' && newValue !== null) window.signals.push(JSON.parse(newValue));
    });
  });
  const staffId = await anyStaffId(context);
  const changed = await create(stale, staffId, day);
  const deleted = await create(stale, staffId, day);
  // Of each row that it is wanted, perhaps more than once if storing it takes long, and that it is stored.
  await foreign.waitForFunction(() => {
    const said = window.signals as { data: { seq: number | null } }[];
    return said.filter(({ data }) => data.seq !== null).length === 2;
  });
  const said = (await foreign.evaluate(() => window.signals)) as { scope: string }[];

  for (const endTime of ['13:00', '14:00', '15:00'])
    await changeElsewhere(context, 'PATCH', `/${changed}`, { endTime });
  await changeElsewhere(context, 'DELETE', `/${deleted}`);
  // What a killed tab left behind in the store.
  await foreign.evaluate((left) => localStorage.setItem('lockstep:bus', left), JSON.stringify(said.at(-1)));

  const opened = await openHarness(context);
  await reloaded.reload();
  await reloaded.waitForFunction(() => 'harness' in window);
  await expect.poll(() => foreign.evaluate(() => localStorage.getItem('lockstep:bus'))).toBeNull();
  const fresh = [opened, reloaded];
  await loadDay(fresh, day);
  await expectAsServer(fresh, day);
  await noteSignals(fresh);

  // And what the stale tab says late, as if anew.
  expect(await stale.evaluate((id) => window.harness.row(id)?.rev, changed)).toBe(1);
  for (const [n, message] of said.entries()) await sayForeign(foreign, { ...message, from: 'late', n });
  const late = { v: protocolVersion, from: 'late', n: 99, type: signalEvent, data: 'said' };
  const signal = { ...late, scope: said[0]?.scope };
  await sayForeign(foreign, signal);
  for (const tab of fresh) await tab.waitForFunction(() => window.signals.includes('said'));
  await expectSoonAsServer(fresh, day);
  expect(await opened.evaluate((id) => window.harness.row(id)?.rev, changed)).toBe(4);
  await stale.evaluate(() => window.harness.pullNow());
  await expectSoonAsServer([...fresh, stale], day);
  await expectNoErrors([...fresh, stale]);
});

test('[B12] among 20 tabs a write is two messages, heard once by each of the others and said again by none', async ({
  signedIn,
  openHarness,
}) => {
  const day = '2031-05-07';
  const context = await signedIn('operator');
  const tabs: Page[] = [];
  for (let i = 0; i < 20; i++) tabs.push(await openHarness(context));
  await loadDay(tabs, day);
  const [writer, ...others] = tabs as [Page, ...Page[]];
  await noteSignals(tabs);
  const before = await Promise.all(tabs.map(stats));
  const id = await create(writer, await anyStaffId(context), day);
  for (const tab of others) await tab.waitForFunction((rowId) => window.harness.row(rowId)?.rev === 1, id);
  await writer.evaluate((type) => window.harness.sync.broadcast(type, 'said'), signalEvent);
  for (const tab of others) await tab.waitForFunction(() => window.signals.includes('said'));

  // The pending row, the stored one, and the signal.
  const after = await Promise.all(tabs.map(stats));
  const rejected = { malformed: 0, version: 0, echo: 0, scope: 0, duplicate: 0 };
  for (const [i, now] of after.entries()) {
    const isWriter = i === 0;
    expect(now.sent - (before[i]?.sent ?? 0)).toBe(isWriter ? 3 : 0);
    expect(now.received - (before[i]?.received ?? 0)).toBe(isWriter ? 0 : 3);
    expect(now.rejected).toEqual(rejected);
  }
  await expectAsServer(tabs, day);
  await expectNoErrors(tabs);
});

for (const daysOff of [1, -1]) {
  test(`[B18] a clock that is wrong by ${daysOff} day changes nothing: all end equal`, async ({
    signedIn,
    openHarness,
  }) => {
    const day = daysOff > 0 ? '2031-05-08' : '2031-05-09';
    const context = await signedIn('operator');
    const right = await openHarness(context);
    await context.addInitScript(
      (offMs) => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + offMs;
      },
      daysOff * 24 * hour,
    );
    const wrong = await openHarness(context);
    const tabs = [right, wrong] as const;
    await loadDay(tabs, day);
    const staffId = await anyStaffId(context);
    const ids = [await create(right, staffId, day), await create(wrong, staffId, day)];
    for (const tab of tabs) {
      for (const id of ids) await tab.waitForFunction((rowId) => window.harness.row(rowId)?.rev === 1, id);
    }
    for (let round = 0; round < 20; round++) {
      const endTime = `13:${10 + round}`;
      const [from, to] = round % 2 === 0 ? tabs : [wrong, right];
      const id = ids[Math.floor(round / 2) % 2] ?? '';
      expect(
        await from.evaluate(([rowId, end]) => window.harness.update(rowId, { endTime: end }), [
          id,
          endTime,
        ] as const),
      ).toBe('stored');
      await to.waitForFunction(([rowId, end]) => window.harness.row(rowId)?.endTime === end, [
        id,
        endTime,
      ] as const);
    }
    await expectSoonAsServer(tabs, day);

    // A request for a therapist's day is understood both ways, or costs a fetch; it never stays.
    await right.evaluate(([s, d]) => window.harness.sync.triggerAvailabilityRefresh(s, d), [
      staffId,
      day,
    ] as const);
    await changeElsewhere(context, 'PATCH', `/${ids[0]}`, { isActive: false });
    for (const tab of tabs) await tab.evaluate(() => window.harness.pullNow());
    await expectSoonAsServer(tabs, day);
    await expectNoErrors(tabs);
  });
}
