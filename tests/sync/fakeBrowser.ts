import type { Channel } from '@/sync/adapters/broadcastChannelBus';
import type { KeyValueStorage, Presence, Random } from '@/sync/ports';
import { createFakeClock, type FakeClock } from './fakeClock';

/** What may go wrong between two tabs; each a probability, except the delay. */
export interface Weather {
  duplicate: number;
  drop: number;
  /** Beyond the usual millisecond, drawn for each event: more than 0 means that events overtake one another. */
  delayMs: number;
}

export interface FakeBrowserOptions {
  seed?: number;
  /** Of a world that has more than this browser; otherwise it has its own. */
  clock?: FakeClock;
  fraction?: () => number;
  /** Raises `storage` in the writing tab as well. */
  echo?: boolean;
  /** Keys and values together, in characters. */
  quotaChars?: number;
  /** `throws`: every call does; `absent`: reading `window.localStorage` does. */
  storage?: 'works' | 'throws' | 'absent';
  channels?: 'work' | 'absent';
  weather?: Partial<Weather>;
}

export type FakeBrowser = ReturnType<typeof createFakeBrowser>;
export type FakeTab = ReturnType<FakeBrowser['openTab']>;

/**
 * One browser: any number of tabs over one storage, which tells of every change in all tabs but the writer's, later and
 * with the value of then. Setting what is already there tells nobody. All of it on one virtual clock.
 */
export function createFakeBrowser(options: FakeBrowserOptions = {}) {
  const clock = options.clock ?? createFakeClock();
  const fraction = options.fraction ?? createFraction(options.seed ?? 1);
  const weather: Weather = { duplicate: 0, drop: 0, delayMs: 0, ...options.weather };
  const settings = { storage: 'works', channels: 'work', quotaChars: Infinity, echo: false, ...options };
  const store = new Map<string, string>();
  const tabs = new Set<Tab>();
  const uncaught: unknown[] = [];
  const counts = { writes: 0, removals: 0, posts: 0, duplicates: 0 };
  let inFlight = 0;
  let nextId = 1;

  const random: Random = { fraction, id: () => `id-${nextId++}` };

  interface Tab {
    readonly storageEvents: Set<(event: StorageEvent) => void>;
    readonly channels: Set<Set<(event: MessageEvent) => void>>;
    /** What waits until it is awake; null while it is. */
    inbox: (() => void)[] | null;
    /** A sleeping tab misses events instead of hearing them late. */
    isDeaf: boolean;
  }

  /** Carries one event to one receiver, through the weather. */
  function carry(deliver: () => void): void {
    if (fraction() < weather.drop) return;
    const copies = fraction() < weather.duplicate ? 2 : 1;
    counts.duplicates += copies - 1;
    for (let copy = 0; copy < copies; copy++) {
      inFlight++;
      clock.after(1 + Math.floor(fraction() * weather.delayMs), () => {
        inFlight--;
        deliver();
      });
    }
  }

  /** Runs something in this tab: now, or when it is awake again. */
  function enter(tab: Tab, task: () => void): void {
    if (!tabs.has(tab)) return;
    if (tab.inbox) tab.inbox.push(task);
    else task();
  }

  function hear(tab: Tab, event: () => void): void {
    if (!tab.inbox || !tab.isDeaf) enter(tab, event);
  }

  /** As a browser does it: a handler that throws disturbs no other. */
  function raise<E>(handlers: Set<(event: E) => void>, event: E): void {
    for (const handler of handlers) {
      try {
        handler(event);
      } catch (error) {
        uncaught.push(error);
      }
    }
  }

  function tell(
    writer: Tab | null,
    key: string | null,
    oldValue: string | null,
    newValue: string | null,
  ): void {
    for (const tab of tabs) {
      if (tab === writer && !settings.echo) continue;
      const event = { key, oldValue, newValue } as StorageEvent;
      carry(() => hear(tab, () => raise(tab.storageEvents, event)));
    }
  }

  function write(writer: Tab | null, key: string, value: string): void {
    const oldValue = store.get(key) ?? null;
    const used = [...store].reduce((sum, [k, v]) => sum + k.length + v.length, 0);
    const freed = oldValue === null ? 0 : key.length + oldValue.length;
    if (used - freed + key.length + value.length > settings.quotaChars)
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    counts.writes++;
    store.set(key, value);
    if (value !== oldValue) tell(writer, key, oldValue, value);
  }

  function remove(writer: Tab | null, key: string): void {
    const oldValue = store.get(key);
    counts.removals++;
    if (oldValue === undefined) return;
    store.delete(key);
    tell(writer, key, oldValue, null);
  }

  function works(): void {
    if (settings.storage !== 'works') throw new DOMException('Access is denied.', 'SecurityError');
  }

  function storageOf(tab: Tab): KeyValueStorage {
    // What is left to run in a killed tab reaches nothing any more.
    const lives = () => (works(), tabs.has(tab));
    return {
      getItem: (key) => (works(), store.get(key) ?? null),
      setItem: (key, value) => void (lives() && write(tab, key, value)),
      removeItem: (key) => void (lives() && remove(tab, key)),
      key: (index) => (works(), [...store.keys()][index] ?? null),
      get length() {
        works();
        return store.size;
      },
    };
  }

  function post(own: Set<unknown> | null, value: unknown): void {
    for (const tab of tabs) {
      for (const channel of tab.channels) {
        if (channel === own) continue;
        const event = { data: structuredClone(value) } as MessageEvent;
        carry(() => hear(tab, () => raise(channel, event)));
      }
    }
  }

  function openTab() {
    const tab: Tab = { storageEvents: new Set(), channels: new Set(), inbox: null, isDeaf: false };
    tabs.add(tab);
    const storage = storageOf(tab);
    const presence = createFakePresence(clock.now());
    return {
      id: random.id(),
      clock,
      random,
      presence,
      storage: (): KeyValueStorage => {
        if (settings.storage === 'absent') throw new DOMException('Access is denied.', 'SecurityError');
        return storage;
      },
      events: {
        addEventListener: (_type: string, handler: (event: StorageEvent) => void) =>
          void tab.storageEvents.add(handler),
        removeEventListener: (_type: string, handler: (event: StorageEvent) => void) =>
          void tab.storageEvents.delete(handler),
      } as Pick<Window, 'addEventListener' | 'removeEventListener'>,
      openChannel: (): Channel => {
        if (settings.channels === 'absent') throw new ReferenceError('BroadcastChannel is not defined');
        const handlers = new Set<(event: MessageEvent) => void>();
        tab.channels.add(handlers);
        return {
          postMessage(value: unknown) {
            counts.posts++;
            post(handlers, value);
          },
          addEventListener: (_type: string, handler: (event: MessageEvent) => void) =>
            void handlers.add(handler),
          removeEventListener: (_type: string, handler: (event: MessageEvent) => void) =>
            void handlers.delete(handler),
          close: () => void tab.channels.delete(handlers),
        } as Channel;
      },
      /** Closed, crashed or killed: hears nothing any more; what it wrote is on its way. */
      kill: () => {
        tabs.delete(tab);
        tab.storageEvents.clear();
        tab.channels.clear();
      },
      /** Runs something in this tab as its browser would: later while it sleeps, never once it is gone. */
      enter: (task: () => void) => enter(tab, task),
      isAsleep: () => tab.inbox !== null,
      /** Frozen: nothing of it runs. Events wait, or get lost. */
      sleep(events: 'wait' | 'getLost') {
        tab.inbox ??= [];
        tab.isDeaf = events === 'getLost';
      },
      /** Whatever waited runs, each in a task of its own. */
      wake() {
        const waited = tab.inbox ?? [];
        tab.inbox = null;
        for (const task of waited) clock.after(0, () => enter(tab, task));
      },
      /** How many handlers it has; 0 after everything was released. */
      handlers: () => [...tab.channels].reduce((sum, channel) => sum + channel.size, tab.storageEvents.size),
    };
  }

  return {
    clock,
    random,
    settings,
    weather,
    /** The store itself, past every tab. */
    store,
    counts,
    /** What handlers threw. */
    uncaught,
    openTab,
    /** Foreign code in a tab that is not ours. */
    foreign: {
      set: (key: string, value: string) => write(null, key, value),
      post: (value: unknown) => post(null, value),
      clear() {
        store.clear();
        tell(null, null, null, null);
      },
    },
    /** Waits until everything that was said has arrived. */
    settle: async (): Promise<void> => {
      for (;;) {
        await allMicrotasks();
        if (inFlight === 0) return;
        clock.advanceToNext();
      }
    },
  };
}

/** A new task begins only when no microtask is left. */
export function allMicrotasks(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export function createFakePresence(lastActiveAt: number) {
  const watchers = new Set<() => void>();
  const state = { visible: true, here: true, online: true, lastActiveAt };
  const presence: Presence = {
    isVisible: () => state.visible,
    isHere: () => state.here,
    isOnline: () => state.online,
    lastActiveAt: () => state.lastActiveAt,
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
  return {
    ...presence,
    set(change: Partial<typeof state>) {
      Object.assign(state, change);
      for (const changed of watchers) changed();
    },
  };
}

/** Mulberry32: the same seed, the same chances. */
export function createFraction(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
