import { expect, test } from 'vitest';
import { webPresence } from '@/sync/adapters/webPresence';
import { createFakeClock } from './fakeClock';

function open() {
  const page = Object.assign(new EventTarget(), {
    document: Object.assign(new EventTarget(), { visibilityState: 'visible' }),
    navigator: { onLine: true },
  });
  const clock = createFakeClock();
  const presence = webPresence(page, clock);
  let told = 0;
  const stop = presence.watch(() => told++);
  return { page, clock, presence, stop, told: () => told };
}

test('[B14] it tells of visibility, connectivity, leaving for and returning from the back/forward cache, each once', () => {
  const { page, presence, stop, told } = open();
  page.document.visibilityState = 'hidden';
  page.document.dispatchEvent(new Event('visibilitychange'));
  expect([presence.isVisible(), told()]).toEqual([false, 1]);
  page.navigator.onLine = false;
  page.dispatchEvent(new Event('offline'));
  expect([presence.isOnline(), told()]).toEqual([false, 2]);
  page.dispatchEvent(new Event('online'));
  expect(told()).toBe(3);
  page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
  expect(told()).toBe(3);
  page.dispatchEvent(new Event('pagehide'));
  expect([presence.isHere(), told()]).toEqual([false, 4]);
  page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  expect([presence.isHere(), told()]).toEqual([true, 5]);
  stop();
  page.dispatchEvent(new Event('online'));
  expect(told()).toBe(5);
});

test('[P1] pressing, typing, scrolling and moving are activity; so is opening the tab', () => {
  const { page, clock, presence } = open();
  expect(presence.lastActiveAt()).toBe(clock.now());
  for (const type of ['pointerdown', 'keydown', 'scroll', 'pointermove']) {
    clock.advance(1_000);
    expect(presence.lastActiveAt()).toBe(clock.now() - 1_000);
    page.dispatchEvent(new Event(type));
    expect(presence.lastActiveAt()).toBe(clock.now());
  }
});

test('[B16] closing releases every handler', () => {
  const { page, clock, presence, told } = open();
  const openedAt = presence.lastActiveAt();
  presence.close();
  clock.advance(1_000);
  page.dispatchEvent(new Event('keydown'));
  page.dispatchEvent(new Event('online'));
  expect([told(), presence.lastActiveAt()]).toEqual([0, openedAt]);
});
