import type { Locks } from '../ports';

/**
 * The browser's own locks, shared by all tabs of this origin; null where there are none (an insecure address, an old
 * browser). They pass on by themselves when the tab that holds one closes or crashes.
 * @param manager may be absent, as `navigator.locks` is
 * @param prefix of every name: locks of different people do not meet
 */
export function webLocks(manager: LockManager | undefined, prefix: string): Locks | null {
  if (!manager) return null;
  return {
    async hold(name, { steal, signal }, work) {
      const taken = new AbortController();
      let isHeld = false;
      try {
        signal.throwIfAborted();
        // The browser refuses a signal beside `steal`; what steals does not wait anyway.
        await manager.request(`${prefix}:${name}`, steal ? { steal: true } : { signal }, () => {
          isHeld = true;
          return work(taken.signal);
        });
      } catch (error) {
        // Stolen: the request fails while `work` is still running.
        if (!isHeld || !(error instanceof DOMException) || error.name !== 'AbortError') throw error;
        taken.abort();
      }
    },
  };
}
