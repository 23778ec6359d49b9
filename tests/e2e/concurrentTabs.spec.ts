import { expectNoErrors, expectSoonAsServer } from './harnessTabs';
import { expect, storedRows, test } from './lockstepTest';

const day = '2031-03-03';
const draft = { date: day, startTime: '09:00', endTime: '12:00', isActive: true, seriesId: null };

test.describe('two tabs writing at the same moment', () => {
  test('[B8] [C1] the same row 200 times: both end as the server, and nothing accepted is lost', async ({
    signedIn,
    openHarness,
  }) => {
    const context = await signedIn('operator');
    const tabs = [await openHarness(context), await openHarness(context)] as const;
    for (const tab of tabs) await tab.evaluate((d) => window.harness.load(d, d), day);
    const staffId = (await tabs[0].evaluate(() => window.harness.staffIds()))[0];
    const { id } = await tabs[0].evaluate((row) => window.harness.create(row), { ...draft, staffId });
    await tabs[1].waitForFunction((rowId) => window.harness.row(rowId), id);

    let stored = 0;
    let conflicts = 0;
    for (let round = 0; round < 200; round++) {
      // Every other round different fields, which merge; the same field in the rest, where one of the two must know.
      const minute = String(round % 60).padStart(2, '0');
      const patches = [
        { endTime: `12:${minute}` },
        round % 2 === 0 ? { startTime: `09:${minute}` } : { endTime: `13:${minute}` },
      ];
      const outcomes = await Promise.all(
        tabs.map((tab, i) =>
          tab.evaluate(([rowId, patch]) => window.harness.update(rowId, patch), [
            id,
            patches[i] ?? {},
          ] as const),
        ),
      );
      stored += outcomes.filter((outcome) => outcome === 'stored').length;
      conflicts += outcomes.filter((outcome) => outcome === 'edit_conflict').length;
      const current = (await storedRows(context, `from=${day}&to=${day}`)).find(
        (row) => row.id === id,
      ) as unknown as Record<string, string>;
      if (round % 2 === 0) {
        expect(outcomes).toEqual(['stored', 'stored']);
        expect(current).toMatchObject({ ...patches[0], ...patches[1] });
      } else {
        const accepted = patches.filter((_, i) => outcomes[i] === 'stored').map((patch) => patch.endTime);
        expect(accepted).toContain(current['endTime']);
      }
      // The next two are written by who knows these: else the one that is stale conflicts rightly, in every other round.
      for (const tab of tabs)
        await tab.waitForFunction(([rowId, rev]) => window.harness.row(rowId)?.rev === rev, [
          id,
          Number(current['rev']),
        ] as const);
    }
    expect(stored + conflicts).toBe(400);
    await expectSoonAsServer(tabs, day);
    await expectNoErrors(tabs);
  });

  test('[B8] [C1] two different rows 400 times: both end as the server, 0 lost', async ({
    signedIn,
    openHarness,
  }) => {
    const context = await signedIn('operator');
    const tabs = [await openHarness(context), await openHarness(context)] as const;
    for (const tab of tabs) await tab.evaluate((d) => window.harness.load(d, d), '2031-03-04');
    const staffId = (await tabs[0].evaluate(() => window.harness.staffIds()))[1];
    const rows = await Promise.all(
      tabs.map((tab) =>
        tab.evaluate((row) => window.harness.create(row), { ...draft, date: '2031-03-04', staffId }),
      ),
    );
    const outcomes = await Promise.all(
      tabs.map((tab, i) =>
        tab.evaluate(async (id) => {
          const said: string[] = [];
          for (let n = 0; n < 200; n++) said.push(await window.harness.update(id, { isActive: n % 2 === 1 }));
          return said;
        }, rows[i]?.id ?? ''),
      ),
    );
    expect(outcomes.flat().filter((outcome) => outcome !== 'stored')).toEqual([]);
    await tabs[0].waitForFunction((id) => window.harness.row(id)?.rev === 201, rows[1]?.id ?? '');
    await tabs[1].waitForFunction((id) => window.harness.row(id)?.rev === 201, rows[0]?.id ?? '');
    await expectSoonAsServer(tabs, '2031-03-04');
    await expectNoErrors(tabs);
  });

  test('[B8] 300 creations each, all at once', async ({ signedIn, openHarness }) => {
    const context = await signedIn('operator');
    const tabs = [await openHarness(context), await openHarness(context)] as const;
    for (const tab of tabs) await tab.evaluate((d) => window.harness.load(d, d), '2031-03-05');
    const staffId = (await tabs[0].evaluate(() => window.harness.staffIds()))[2];
    const outcomes = await Promise.all(
      tabs.map((tab) =>
        tab.evaluate(
          async (row) => {
            const all = Array.from({ length: 300 }, () => window.harness.create(row));
            return (await Promise.all(all)).map(({ outcome }) => outcome);
          },
          { ...draft, date: '2031-03-05', staffId },
        ),
      ),
    );
    expect(outcomes.flat().filter((outcome) => outcome === 'stored')).toHaveLength(600);
    for (const tab of tabs) await tab.waitForFunction(() => window.harness.rows().length === 600);
    await expectSoonAsServer(tabs, '2031-03-05');
    await expectNoErrors(tabs);
  });
});
