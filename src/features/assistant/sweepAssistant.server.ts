import { sql } from 'kysely';
import type { FeatureTools } from '@/server/serverFeature';

export interface AssistantSweeper {
  close(): Promise<void>;
}

const lookEveryMs = 60_000;

/**
 * Ends what is over: offers whose time has begun or that are a day old, and conversations of which nothing was heard for a week.
 * Several nodes may do it at once.
 */
export function sweepAssistant({
  database,
  scheduler,
  onError,
}: Pick<FeatureTools, 'database' | 'scheduler' | 'onError'>): AssistantSweeper {
  let isClosed = false;
  let running: Promise<unknown> | null = null;
  let cancel = () => {};

  const sweep = async () => {
    // What is locked is being changed by what takes the time itself; it is ended the next time.
    await database.rows(sql`
      update offer set status = 'expired' where id in (
        select id from offer
         where status <> 'expired' and (starts_at <= now() or created_at < now() - interval '1 day')
         order by id for update skip locked)`);
    await database.rows(sql`
      delete from conversation where id in (
        select id from conversation where updated_at < now() - interval '7 days' order by id for update skip locked)`);
    await database.rows(sql`
      delete from offer o where status = 'expired' and created_at < now() - interval '7 days'
         and not exists (select from conversation c where c.id = o.conversation_id)`);
  };
  const look = () => {
    running = sweep()
      .catch(onError)
      .finally(() => {
        running = null;
        if (!isClosed) cancel = scheduler.after(lookEveryMs, look);
      });
  };
  cancel = scheduler.after(lookEveryMs, look);
  return {
    async close() {
      isClosed = true;
      cancel();
      await running;
    },
  };
}
