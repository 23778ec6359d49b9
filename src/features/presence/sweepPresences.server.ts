import { sql } from 'kysely';
import type { FeatureTools } from '@/server/serverFeature';

export interface PresenceSweeper {
  close(): Promise<void>;
}

/** How late a presence may be taken away after it ended. Much less than it lasts. */
const lookEveryMs = 5_000;

/**
 * Takes away presences as they end, by the database's clock, so that the feed tells every screen: of a tab that crashed
 * nobody else would. Several nodes may do it at once.
 */
export function sweepPresences({
  database,
  scheduler,
  onError,
}: Pick<FeatureTools, 'database' | 'scheduler' | 'onError'>): PresenceSweeper {
  let isClosed = false;
  let running: Promise<unknown> | null = null;
  let cancel = () => {};

  const lookLater = () => {
    if (!isClosed) cancel = scheduler.after(lookEveryMs, look);
  };

  const look = () => {
    // What is locked is being renewed, or taken away by another node.
    running = database
      .rows(
        sql`
          delete from presence where id in (
            select id from presence where expires_at <= clock_timestamp() order by id for update skip locked)`,
      )
      .catch(onError)
      .finally(() => {
        running = null;
        lookLater();
      });
  };

  lookLater();
  return {
    async close() {
      isClosed = true;
      cancel();
      await running;
    },
  };
}
