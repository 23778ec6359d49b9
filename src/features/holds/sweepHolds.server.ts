import { sql } from 'kysely';
import type { FeatureTools } from '@/server/serverFeature';

export interface HoldSweeper {
  /** Tells that a hold is about to be made here: it is looked for soon. */
  expectOne(): void;
  close(): Promise<void>;
}

/** Holds made elsewhere are found by looking so often; usual ones last much longer. */
const lookEveryMs = 30_000;
/** Between being told of a hold and looking for it, and at least between two looks. */
const soonMs = 250;

/**
 * Takes away holds as they end, so that the feed tells every screen. A booking never asks it: what has ended is in nobody's
 * way. It sleeps until the next one ends, by the database's clock; several nodes may do it at once.
 */
export function sweepHolds({
  database,
  scheduler,
  onError,
}: Pick<FeatureTools, 'database' | 'scheduler' | 'onError'>): HoldSweeper {
  let isClosed = false;
  let isExpecting = false;
  let running: Promise<void> | null = null;
  let cancel = () => {};

  const lookIn = (delayMs: number) => {
    cancel();
    if (!isClosed) cancel = scheduler.after(delayMs, look);
  };

  /** @returns until the next one ends, in milliseconds; null if there is none */
  const sweep = async (): Promise<number | null> => {
    // Another node may be at the same ones, or a booking: what is locked is being taken away already.
    await database.rows(sql`
      delete from hold where id in (
        select id from hold where expires_at <= clock_timestamp() order by id for update skip locked)`);
    const [next] = await database.rows<{ in_ms: number | null }>(sql`
      select ceil(extract(epoch from min(expires_at) - clock_timestamp()) * 1000)::float8 as in_ms from hold`);
    return next?.in_ms ?? null;
  };

  const look = () => {
    isExpecting = false;
    running = sweep()
      .catch((error: unknown): null => {
        onError(error);
        return null;
      })
      .then((nextInMs) => {
        running = null;
        const delayMs = Math.min(lookEveryMs, Math.max(soonMs, nextInMs ?? lookEveryMs));
        lookIn(isExpecting ? soonMs : delayMs);
      });
  };

  lookIn(soonMs);
  return {
    expectOne() {
      if (isExpecting) return;
      isExpecting = true;
      if (running === null) lookIn(soonMs);
    },
    async close() {
      isClosed = true;
      cancel();
      await running;
    },
  };
}
