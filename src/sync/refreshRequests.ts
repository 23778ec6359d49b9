import type { Clock, KeyValueStorage, Random } from './ports';

/** One therapist's day that somebody wants fetched anew. */
export interface RefreshRequest {
  staffId: string;
  date: string;
}

export interface RefreshRequests {
  /** Asks every other tab, also one opened within the lifetime. The asking tab fetches by itself. */
  request: (staffId: string, date: string) => void;
  /** Takes in a request that came over the bus, where storage does not work. Anything else is ignored. */
  hear: (data: unknown) => void;
  /** Whether this tab has yet to answer a request for that day. True once per request: asking takes it. */
  needs: (staffId: string, date: string) => boolean;
  /** All that this tab has yet to answer. Takes none of them, but removes those that have expired. */
  pending: () => RefreshRequest[];
}

export interface RefreshRequestsOptions {
  /** May throw, and so may what it returns: then requests go by `announce`. */
  storage: () => KeyValueStorage | null;
  clock: Pick<Clock, 'now'>;
  random: Pick<Random, 'id'>;
  /** Tells the other tabs that are open now. */
  announce: (request: RefreshRequest) => void;
}

export const refreshLifetimeMs = 30_000;
export const refreshPrefix = 'lockstep:refresh:';

/** Two processes of one browser may read the device's clock a little apart. */
const clockToleranceMs = 1_000;

/**
 * Requests rest in storage as `lockstep:refresh:<staffId>|<date>` → `<expiry, ms since 1970>|<request id>`: ids and a
 * stamp, nothing about a patient. Whoever sees one expired removes it.
 */
export function createRefreshRequests(options: RefreshRequestsOptions): RefreshRequests {
  const { storage, clock, random, announce } = options;
  /** By key, the request this tab has answered or made itself. */
  const answered = new Map<string, string>();
  /** By key, the expiry of what came over the bus. */
  const heard = new Map<string, number>();

  /** An expiry further off than any request lives was written while the clock stood wrong. */
  function isLive(expiresAt: number): boolean {
    const leftMs = expiresAt - clock.now();
    return leftMs > 0 && leftMs <= refreshLifetimeMs + clockToleranceMs;
  }

  function storedId(store: KeyValueStorage, key: string): string | null {
    const text = store.getItem(refreshPrefix + key);
    if (text !== null) {
      const [expiresAt, id] = text.split('|');
      if (id && isLive(Number(expiresAt))) return id;
      store.removeItem(refreshPrefix + key);
    }
    answered.delete(key);
    return null;
  }

  /** Storage that throws holds no requests. */
  function withStorage<T>(work: (store: KeyValueStorage) => T, otherwise: T): T {
    try {
      const store = storage();
      return store ? work(store) : otherwise;
    } catch {
      return otherwise;
    }
  }

  function takeHeard(key: string): boolean {
    const expiresAt = heard.get(key);
    heard.delete(key);
    return expiresAt !== undefined && isLive(expiresAt);
  }

  return {
    request(staffId, date) {
      const key = `${staffId}|${date}`;
      const id = random.id();
      const stored = withStorage((store) => {
        store.setItem(refreshPrefix + key, `${clock.now() + refreshLifetimeMs}|${id}`);
        return true;
      }, false);
      if (stored) answered.set(key, id);
      else announce({ staffId, date });
    },
    hear(data) {
      const { staffId, date } = (data ?? {}) as Partial<Record<keyof RefreshRequest, unknown>>;
      if (typeof staffId !== 'string' || typeof date !== 'string') return;
      heard.set(`${staffId}|${date}`, clock.now() + refreshLifetimeMs);
    },
    needs(staffId, date) {
      const key = `${staffId}|${date}`;
      const wasHeard = takeHeard(key);
      const id = withStorage((store) => storedId(store, key), null);
      const isNew = id !== null && answered.get(key) !== id;
      if (isNew) answered.set(key, id);
      return isNew || wasHeard;
    },
    pending() {
      for (const [key, expiresAt] of heard) if (!isLive(expiresAt)) heard.delete(key);
      const stored = withStorage((store) => {
        const keys = refreshKeys(store);
        for (const key of answered.keys()) if (!keys.includes(key)) answered.delete(key);
        return keys.filter((key) => {
          const id = storedId(store, key);
          return id !== null && answered.get(key) !== id;
        });
      }, []);
      return [...new Set([...stored, ...heard.keys()])].map(requestOf);
    },
  };
}

function refreshKeys(store: KeyValueStorage): string[] {
  return Array.from({ length: store.length }, (_, i) => store.key(i) ?? '')
    .filter((key) => key.startsWith(refreshPrefix))
    .map((key) => key.slice(refreshPrefix.length));
}

function requestOf(key: string): RefreshRequest {
  const at = key.lastIndexOf('|');
  return { staffId: key.slice(0, at), date: key.slice(at + 1) };
}
