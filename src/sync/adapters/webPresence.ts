import type { Clock, Presence } from '../ports';

type Target = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

/** The part of `window` that is used. */
export interface PresenceWindow extends Target {
  readonly document: Target & { readonly visibilityState: string };
  readonly navigator: { readonly onLine: boolean };
}

const activity = [
  'pointerdown',
  'pointermove',
  'keydown',
  'scroll',
  'wheel',
  'touchstart',
  // A screen reader or a voice presses and types without pointer or keys.
  'click',
  'input',
] as const;

/** Where this tab stands with its user. Opening it counts as activity. */
export function webPresence(page: PresenceWindow, clock: Pick<Clock, 'now'>): Presence & { close(): void } {
  const released = new AbortController();
  const { signal } = released;
  const watchers = new Set<() => void>();
  let lastActiveAt = clock.now();
  let isHere = true;

  const noteActivity = () => {
    lastActiveAt = clock.now();
  };
  const tell = () => {
    for (const changed of watchers) changed();
  };
  // Capturing, because scroll events of inner lists do not bubble; passive, so that scrolling never waits for us.
  for (const type of activity)
    page.addEventListener(type, noteActivity, { passive: true, capture: true, signal });
  page.document.addEventListener('visibilitychange', tell, { signal });
  page.addEventListener('online', tell, { signal });
  page.addEventListener('offline', tell, { signal });
  const move = (here: boolean) => {
    isHere = here;
    tell();
  };
  page.addEventListener('pagehide', () => move(false), { signal });
  // Only a return from the back/forward cache; the pageshow of a first load changes nothing.
  page.addEventListener('pageshow', (event) => (event as PageTransitionEvent).persisted && move(true), {
    signal,
  });

  return {
    isVisible: () => page.document.visibilityState === 'visible',
    isHere: () => isHere,
    isOnline: () => page.navigator.onLine,
    lastActiveAt: () => lastActiveAt,
    watch(changed) {
      // Wrapped, so that the same function watched twice is two watchers.
      const watcher = () => changed();
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    close() {
      released.abort();
      watchers.clear();
    },
  };
}
