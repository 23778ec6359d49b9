import { broadcastChannelBus } from '@/sync/adapters/broadcastChannelBus';
import { fallbackBus } from '@/sync/adapters/fallbackBus';
import { localStorageBus } from '@/sync/adapters/localStorageBus';
import { webClock } from '@/sync/adapters/webClock';
import { webPresence } from '@/sync/adapters/webPresence';
import { webRandom } from '@/sync/adapters/webRandom';
import { createSyncService } from '@/sync/syncService';

/** One way to say something to the other tab: ours, or one of the two bare ones beside it. */
interface Way {
  send(text: string): void;
  listen(receive: (text: string) => void): void;
}

const service = createSyncService({
  bus: fallbackBus([
    localStorageBus(() => window.localStorage, window),
    broadcastChannelBus(() => new BroadcastChannel('bench-sync')),
  ]),
  storage: () => window.localStorage,
  clock: webClock,
  random: webRandom,
  presence: webPresence(window, webClock),
  tabId: webRandom.id(),
  scope: 'bench',
  intervals: [],
  reportError: (error) => globalThis.reportError(error),
});
const channel = new BroadcastChannel('bench-bare');

const ways: Record<string, Way> = {
  syncService: {
    send: (text) => service.broadcast('ping', text),
    listen: (receive) => service.subscribe('ping', (data) => receive(data as string)),
  },
  storage: {
    send: (text) => localStorage.setItem('bench', text),
    listen: (receive) =>
      window.addEventListener('storage', ({ key, newValue }) => {
        if (key === 'bench' && newValue !== null) receive(newValue);
      }),
  },
  broadcastChannel: {
    send: (text) => channel.postMessage(text),
    listen: (receive) => channel.addEventListener('message', ({ data }) => receive(data as string)),
  },
};

/** As long as a typical availability event. */
const padding = 'x'.repeat(500);
let heard: number[] = [];
let answered: ((text: string) => void) | null = null;

for (const [name, way] of Object.entries(ways)) {
  way.listen((text) => {
    const [kind, number] = text.split(' ');
    if (kind === `ping-${document.title}`) way.send(`pong ${number} ${padding}`);
    else if (kind === 'pong') answered?.(`${name} ${number}`);
    else if (kind === 'burst') heard.push(Number(number));
  });
}

let count = 0;
const bench = {
  /** There and back, in ms. */
  async roundTrip(name: string, to: string): Promise<number> {
    const number = count++;
    const done = new Promise<void>((resolve) => {
      answered = (text) => {
        if (text === `${name} ${number}`) resolve();
      };
    });
    const startedAt = performance.now();
    ways[name]?.send(`ping-${to} ${number} ${padding}`);
    await done;
    return performance.now() - startedAt;
  },
  /** The ways in turn, so that a busy moment hits all of them. */
  async roundTrips(to: string, rounds: number): Promise<Record<string, number[]>> {
    const took: Record<string, number[]> = { syncService: [], storage: [], broadcastChannel: [] };
    for (let round = 0; round < rounds; round++) {
      for (const name of Object.keys(took)) took[name]?.push(await bench.roundTrip(name, to));
    }
    return took;
  },
  burst(events: number): void {
    for (let n = 0; n < events; n++) service.broadcast('ping', `burst ${n} ${padding}`);
  },
  heard: () => heard,
  forget() {
    heard = [];
  },
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
