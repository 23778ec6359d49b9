import { LockstepError } from '@/domain/errors';
import type { ChangesPage } from '@/protocol/changesPage';
import type { PracticeHub } from './practiceHub';

/** Where a stream goes on from, and in which history. */
export interface StreamStart {
  seq: number;
  epoch: string;
}

/**
 * @param since null begins where the feed is now
 * @param page reads the log; throws `cursor_too_old` for what it no longer holds
 */
export async function findStart(
  hub: PracticeHub,
  since: number | null,
  page: (since: number) => Promise<ChangesPage>,
): Promise<StreamStart | 'tooOld'> {
  const before = hub.place();
  // A client may know of a commit before this node does.
  if (before === null || (since !== null && since > before.head)) await hub.pull();
  const place = hub.place();
  if (place === null) throw new Error('A hub that has read does not know where it is');
  const { head, epoch } = place;
  if (since === null) return { seq: head, epoch };
  if (since > head) return 'tooOld';
  try {
    if (!hub.covers(since)) await page(since);
  } catch (error) {
    if (error instanceof LockstepError && error.code === 'cursor_too_old') return 'tooOld';
    throw error;
  }
  return { seq: since, epoch };
}
