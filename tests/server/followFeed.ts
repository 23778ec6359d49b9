import type { Viewer } from '@/domain/policy';
import type { Change } from '@/protocol/change';
import type { ChangeFeed } from '@/server/changeFeed';
import type { RequestContext } from '@/server/database/practiceTransaction';

export interface FeedFollower {
  /** Everything it was told so far. */
  changes: Change[];
  /** How far it is. */
  cursor: number;
  /** Reads on, page by page, to the head. Calls at the same time wait for each other. */
  advance(): Promise<void>;
}

/** A session that reads its feed from `cursor` on, with its own position and never a second time. */
export function followFeed(
  feed: ChangeFeed,
  context: RequestContext,
  viewer: Viewer,
  { cursor = 0, limit = 1000 } = {},
): FeedFollower {
  let last: Promise<void> = Promise.resolve();
  const follower: FeedFollower = {
    changes: [],
    cursor,
    advance: () => (last = last.then(readOn)),
  };
  async function readOn(): Promise<void> {
    for (let more = true; more;) {
      const page = await feed.page(context, viewer, follower.cursor, limit);
      follower.changes.push(...page.changes);
      follower.cursor = page.seq;
      more = page.more;
    }
  }
  return follower;
}
