import type { Database, HeardByChannel, ListeningConnection } from '../database/openDatabase';
import type { RandomBytes, Scheduler } from '../ports';

/** How this node learns what was committed, by itself or by others: of the feed, and of sessions. */
export interface FeedNews {
  /** From now on, if it has not begun. Resolves when the first attempt to listen has succeeded or failed. */
  start(): Promise<void>;
  /** Whether PostgreSQL tells at once; while it does not, looking after it does. */
  isListening(): boolean;
  close(): Promise<void>;
}

export interface FeedNewsOptions {
  database: Pick<Database, 'listen'>;
  scheduler: Scheduler;
  random: RandomBytes;
  checkMs: number;
  heard: HeardByChannel;
  /** Looks whether something was missed; called every `checkMs`, and at once when listening begins. */
  check(): Promise<void>;
  /** Listening has begun, for the first time or again: whatever was told before was told to nobody here. */
  opened(): Promise<void>;
  onError(error: unknown): void;
}

const firstRetryMs = 50;
const longestRetryMs = 10_000;

export function createFeedNews(options: FeedNewsOptions): FeedNews {
  const { database, scheduler, random, checkMs, onError } = options;
  let connection: ListeningConnection | null = null;
  let opening: Promise<void> | null = null;
  let attempts = 0;
  let closed = false;
  const cancels = new Map<'open' | 'check', () => void>();

  const later = (what: 'open' | 'check', delayMs: number, run: () => Promise<void>) => {
    if (closed) return;
    cancels.get(what)?.();
    cancels.set(
      what,
      scheduler.after(delayMs, () => void run()),
    );
  };

  const look = async () => {
    // The connection may be dead without having said so, or made to listen no more.
    await connection?.renew().catch((error: unknown) => {
      onError(error);
      return connection?.close().catch(onError);
    });
    if (!closed) await options.check().catch(onError);
    later('check', checkMs, look);
  };

  const open = async () => {
    try {
      const opened = await database.listen(options.heard);
      if (closed) return await opened.close();
      connection = opened;
      attempts = 0;
      void opened.lost.then(() => {
        connection = null;
        return reopen();
      });
    } catch (error) {
      onError(error);
      return reopen();
    }
    // What was committed while nobody listened.
    await Promise.all([options.check().catch(onError), options.opened().catch(onError)]);
  };

  const reopen = () => {
    // Half of the wait by chance: all nodes lost a restarted database in the same moment.
    const wait = Math.min(longestRetryMs, firstRetryMs * 2 ** attempts++);
    const chance = (random(1)[0] ?? 0) / 256;
    later('open', wait * (0.5 + chance / 2), () => (opening = open()));
  };

  return {
    async start() {
      if (!opening && !closed) {
        opening = open();
        later('check', checkMs, look);
      }
      await opening;
    },
    isListening: () => connection !== null,
    async close() {
      closed = true;
      for (const cancel of cancels.values()) cancel();
      await opening;
      await connection?.close();
    },
  };
}
