import { describe, expect, test } from 'vitest';
import { refreshLifetimeMs, refreshPrefix } from '@/sync/refreshRequests';
import { createFakeBrowser } from './fakeBrowser';
import { openService } from './openService';

const staffId = '0197a3c2-0000-7000-8000-000000000001';
const date = '2026-11-24';
const day = 86_400_000;

describe('refresh requests', () => {
  test('[B23] every other tab needs it once, the asking one not at all', () => {
    const browser = createFakeBrowser();
    const [a, b, c] = [openService(browser), openService(browser), openService(browser)];
    a.service.triggerAvailabilityRefresh(staffId, date);
    expect(a.service.pendingRefreshes()).toEqual([]);
    expect(a.service.needsAvailabilityRefresh(staffId, date)).toBe(false);
    for (const { service } of [b, c]) {
      expect(service.pendingRefreshes()).toEqual([{ staffId, date }]);
      expect(service.needsAvailabilityRefresh(staffId, '2026-11-25')).toBe(false);
      expect(service.needsAvailabilityRefresh(staffId, date)).toBe(true);
      expect(service.needsAvailabilityRefresh(staffId, date)).toBe(false);
      expect(service.pendingRefreshes()).toEqual([]);
    }
    b.service.triggerAvailabilityRefresh(staffId, date);
    expect([a, b, c].map(({ service }) => service.needsAvailabilityRefresh(staffId, date))).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('[B23] a tab opened a moment later picks it up, one opened after it expired does not', () => {
    const browser = createFakeBrowser();
    openService(browser).service.triggerAvailabilityRefresh(staffId, date);
    browser.clock.advance(refreshLifetimeMs - 1);
    expect(openService(browser).service.needsAvailabilityRefresh(staffId, date)).toBe(true);
    browser.clock.advance(1);
    expect(openService(browser).service.needsAvailabilityRefresh(staffId, date)).toBe(false);
    expect(browser.store.size).toBe(0);
  });

  test('[B23] whoever sees it expired cleans up, and touches nothing else', () => {
    const browser = createFakeBrowser();
    const { service } = openService(browser);
    browser.store.set('theme', 'dark');
    service.triggerAvailabilityRefresh(staffId, date);
    service.triggerAvailabilityRefresh(staffId, '2026-11-25');
    browser.store.set(`${refreshPrefix}broken`, 'what?');
    browser.clock.advance(refreshLifetimeMs);
    expect(openService(browser).service.pendingRefreshes()).toEqual([]);
    expect([...browser.store.keys()]).toEqual(['theme']);
  });

  test('[B23] what rests in storage is ids and a stamp', () => {
    const browser = createFakeBrowser();
    openService(browser).service.triggerAvailabilityRefresh(staffId, date);
    const expiresAt = browser.clock.now() + refreshLifetimeMs;
    expect([...browser.store]).toEqual([
      [`${refreshPrefix}${staffId}|${date}`, expect.stringMatching(new RegExp(`^${expiresAt}\\|id-\\d+$`))],
    ]);
  });

  test.each([day, -day])(
    '[B18] a request written while the clock was wrong by %i ms counts as expired',
    (ms) => {
      const browser = createFakeBrowser();
      openService(browser).service.triggerAvailabilityRefresh(staffId, date);
      browser.clock.shift(ms);
      const { service } = openService(browser);
      expect(service.pendingRefreshes()).toEqual([]);
      expect(service.needsAvailabilityRefresh(staffId, date)).toBe(false);
      expect(browser.store.size).toBe(0);
      service.triggerAvailabilityRefresh(staffId, date);
      expect(openService(browser).service.needsAvailabilityRefresh(staffId, date)).toBe(true);
    },
  );

  test('[B5] [B23] with broken storage the request goes over the bus', async () => {
    const browser = createFakeBrowser({ storage: 'throws' });
    const [a, b] = [openService(browser), openService(browser)];
    a.service.triggerAvailabilityRefresh(staffId, date);
    await browser.settle();
    expect(a.service.needsAvailabilityRefresh(staffId, date)).toBe(false);
    expect(b.heard).toEqual([{ type: 'refresh_requested', data: { staffId, date }, source: 'tab' }]);
    expect(b.service.pendingRefreshes()).toEqual([{ staffId, date }]);
    expect(b.service.needsAvailabilityRefresh(staffId, date)).toBe(true);
    expect(b.service.needsAvailabilityRefresh(staffId, date)).toBe(false);
    a.service.triggerAvailabilityRefresh(staffId, date);
    await browser.settle();
    browser.clock.advance(refreshLifetimeMs);
    expect(b.service.pendingRefreshes()).toEqual([]);
  });

  test('[B3] a request over the bus that is none is ignored', () => {
    const { service, errors } = openService(createFakeBrowser());
    for (const data of [null, undefined, 'x', {}, { staffId: 1, date }, { staffId }])
      service.deliver('refresh_requested', data, 'tab');
    expect([service.pendingRefreshes(), errors]).toEqual([[], []]);
  });
});
