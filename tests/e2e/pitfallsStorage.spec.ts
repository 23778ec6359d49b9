import {
  anyStaffId,
  create,
  expectAsServer,
  expectNoErrors,
  expectSoonAsServer,
  loadDay,
  openForeign,
  stats,
} from './harnessTabs';
import { expect, test } from './lockstepTest';

// The bus alone is what these are about: nothing comes by push.
test.use({ hasPush: false });

test('[B4] with a full store the write itself succeeds and the other tab shows it; with room again it is used again', async ({
  signedIn,
  openHarness,
}) => {
  const day = '2031-05-02';
  const context = await signedIn('operator');
  const tabs = [await openHarness(context), await openHarness(context)] as const;
  await loadDay(tabs, day);
  const staffId = await anyStaffId(context);
  const foreign = await openForeign(context);
  await foreign.evaluate(() => {
    window.signals = [];
    addEventListener('storage', ({ key, newValue }) => {
      if (key === 'lockstep:bus' && newValue !== null) window.signals.push(newValue);
    });
  });

  const isFull = () => {
    try {
      localStorage.setItem('probe', 'x'.repeat(64));
      localStorage.removeItem('probe');
      return false;
    } catch (error) {
      return error instanceof DOMException && error.name === 'QuotaExceededError';
    }
  };
  await tabs[0].evaluate(() => {
    let kept = 0;
    for (let size = 2 ** 22; size >= 1;) {
      try {
        localStorage.setItem(`fill${kept}`, 'x'.repeat(size));
        kept++;
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });
  for (const tab of tabs) await tab.waitForFunction(isFull);

  for (const [from, to] of [tabs, [tabs[1], tabs[0]]] as const) {
    const id = await create(from, staffId, day);
    await to.waitForFunction((rowId) => window.harness.row(rowId)?.rev === 1, id);
    expect((await stats(from)).failedSends).toBe(0);
  }
  await expectAsServer(tabs, day);
  expect(await foreign.evaluate(() => window.signals)).toEqual([]);

  await foreign.evaluate(() => localStorage.clear());
  for (const tab of tabs) await tab.waitForFunction(`!(${isFull.toString()})()`);
  const id = await create(tabs[0], staffId, day);
  await tabs[1].waitForFunction((rowId) => window.harness.row(rowId)?.rev === 1, id);
  await foreign.waitForFunction(() => window.signals.length === 2);
  await expectAsServer(tabs, day);
  await expectNoErrors(tabs);
});

for (const how of ['throws at every call', 'is blocked as a whole'] as const) {
  test(`[B5] storage that ${how}: BroadcastChannel brings it`, async ({ signedIn, openHarness }) => {
    const day = how === 'throws at every call' ? '2031-05-03' : '2031-05-04';
    const context = await signedIn('operator');
    await context.addInitScript(how === 'throws at every call' ? breakStorage : blockStorage);
    const tabs = [await openHarness(context), await openHarness(context)] as const;
    await loadDay(tabs, day);
    const staffId = await anyStaffId(context);
    for (const [from, to] of [tabs, [tabs[1], tabs[0]]] as const) {
      const id = await create(from, staffId, day);
      await to.waitForFunction((rowId) => window.harness.row(rowId)?.rev === 1, id);
      expect(await stats(from)).toMatchObject({ failedSends: 0 });
    }
    await expectAsServer(tabs, day);
    await expectNoErrors(tabs);
  });
}

test('[B5] neither storage nor BroadcastChannel: nothing throws, the loss is counted, the poll brings it', async ({
  signedIn,
  openHarness,
}) => {
  const day = '2031-05-05';
  const context = await signedIn('operator');
  await context.addInitScript(blockStorage);
  await context.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'));
  const tabs = [await openHarness(context), await openHarness(context)] as const;
  await loadDay(tabs, day);
  const id = await create(tabs[0], await anyStaffId(context), day);
  expect(await stats(tabs[0])).toMatchObject({ sent: 0, failedSends: 2 });
  expect(await tabs[1].evaluate((rowId) => window.harness.row(rowId), id)).toBeUndefined();
  await tabs[1].evaluate(() => window.harness.pullNow());
  expect(await tabs[1].evaluate((rowId) => window.harness.row(rowId)?.rev, id)).toBe(1);
  await expectSoonAsServer(tabs, day);
  await expectNoErrors(tabs);
});

function breakStorage(): void {
  const refuse = () => {
    throw new DOMException('refused', 'SecurityError');
  };
  Storage.prototype.getItem = refuse;
  Storage.prototype.setItem = refuse;
  Storage.prototype.removeItem = refuse;
  Storage.prototype.key = refuse;
}

function blockStorage(): void {
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, {
      configurable: true,
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  }
}
