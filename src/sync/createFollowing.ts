import { LockstepError } from '@/domain/errors';
import type { Change } from '@/protocol/change';
import { FeedHanded } from '@/protocol/feedHanded';
import type { ListPage } from '@/protocol/listPage';
import { generalEvents } from '@/protocol/syncEvent';
import { changeTeller, type TellingOptions } from './changeTeller';
import { applied, covered, type Cursor, hasGap, listed, startCursor } from './core/cursor';
import { createLeader } from './createLeader';
import { createPolling } from './createPolling';
import { createStream } from './createStream';
import type { FreshnessKeeper } from './freshness';
import type { ChangesSource, Clock, FeedStream, Locks, Presence, Random } from './ports';
import type { SyncSource } from './syncService';

/**
 * Why lists must be loaded: the changes since are no longer kept; the database is another one, so that nothing held
 * means anything; or (`notLoaded`) the server is reached, and some may not have been answered yet.
 */
export type ReloadReason = 'tooOld' | 'otherHistory' | 'notLoaded';

export interface FollowingOptions extends TellingOptions {
  clock: Clock;
  random: Random;
  presence: Presence;
  changes: ChangesSource;
  /** The server's push; null where there is none: then it is asked now and then. */
  stream: FeedStream | null;
  /** null: every tab follows for itself. */
  locks: Locks | null;
  freshness: FreshnessKeeper;
  /** What is held can't be brought up to date by changes alone. */
  reload(reason: ReloadReason): void;
  /** The server says that nobody is signed in here any more. */
  signedOut(): void;
  /** What is queued goes out before news comes in. */
  beforePull(): void;
  /** The server said what time it is there. */
  heardServerClock(now: number): void;
  /** Anything of what `status` tells is another one now. */
  moved(): void;
  reportError(error: unknown): void;
}

/** A follower that has heard nothing for so many of its polling intervals asks by itself. */
const followerPatience = 3;

/**
 * Follows the feed on one cursor, by whatever path: the server's push, polls, and what the leading tab hands on. Every
 * change goes to the one way in, `service.deliver`. A gap is filled by asking, unless it closes by itself first.
 */
export function createFollowing(options: FollowingOptions) {
  const { service, presence, changes, freshness, reload } = options;
  const closing = new AbortController();
  const tell = changeTeller(options);
  const counts = { pulls: 0, gapsRepaired: 0, handedOn: 0 };
  let cursor: Cursor = startCursor;
  let epoch: string | null = null;
  let reason: ReloadReason = 'notLoaded';
  /** Something is missing that the cursor does not know of. */
  let mustAsk = false;
  let isTakingIn = false;

  const isMissing = () => mustAsk || hasGap(cursor);
  const polling = createPolling({ ...options, pull, delayMs });
  const stream = createStream({
    ...options,
    since: () => cursor.at,
    hello({ seq, epoch: given, now }) {
      options.heardServerClock(now);
      freshness.reached(true);
      if (!sameHistory(given)) return;
      freshness.resting('live');
      if (isMissing()) askSoon();
      else isUpToDate();
      reload('notLoaded');
      handOn({ changes: [], since: seq, seq, source: 'push' });
    },
    told(news, since, { seq, now }) {
      if (now !== undefined) options.heardServerClock(now);
      takeIn(news, since, seq, 'push');
      if (cursor.at >= seq && !isMissing()) isUpToDate();
      if (news.length === 0) reload('notLoaded');
      handOn({ changes: news, since, seq, source: 'push' });
    },
    bye(why) {
      if (why === 'signedOut') options.signedOut();
      else if (why === 'changed') startAgain('otherHistory');
      else if (why !== 'closing') missed();
    },
    moved(from, to) {
      if (from === 'live') {
        freshness.resting('polling');
        tellWhere();
        if (leader.leads() && presence.isOnline()) missed();
      }
      if (from === 'live' || to === 'live') polling.reschedule();
      options.moved();
    },
  });
  const leader = createLeader({ ...options, locks: options.locks, changed: follow });
  const unsubscribe = [
    presence.watch(follow),
    service.subscribe(generalEvents.feedHanded, heardLeader),
    service.subscribe(generalEvents.leaderWanted, () => tellWhere()),
  ];
  polling.reschedule();

  function follow(): void {
    if (leader.leads() && cursor.from !== null && presence.isHere()) stream.follow();
    else stream.rest();
    polling.reschedule();
    options.moved();
  }

  function delayMs(failures: number): number {
    const usualMs = service.pollingIntervalMs(failures);
    if (isMissing()) return usualMs;
    // The heartbeat of a live stream says that nothing is missing.
    if (stream.state() === 'live') return Infinity;
    return leader.leads() ? usualMs : usualMs * followerPatience;
  }

  /** Asks for everything after the cursor, page by page. */
  async function pull(): Promise<void> {
    if (cursor.from === null) return reload(reason);
    const hadGap = mustAsk || hasGap(cursor);
    counts.pulls++;
    mustAsk = false;
    try {
      for (let more = true; more;) {
        const since = cursor.at;
        const page = await changes.changesSince(since, closing.signal);
        freshness.reached(true);
        if (!sameHistory(page.epoch)) return;
        takeIn(page.changes, since, page.seq, 'poll');
        handOn({ changes: page.changes, since, seq: page.seq, source: 'poll' });
        more = page.more;
      }
      if (hadGap) counts.gapsRepaired++;
      isUpToDate();
      reload('notLoaded');
    } catch (error) {
      if (closing.signal.aborted) return;
      mustAsk ||= hadGap;
      if (!(error instanceof LockstepError)) unreachable();
      else if (error.code === 'cursor_too_old') return startAgain('tooOld');
      else if (error.code === 'not_signed_in') options.signedOut();
      throw error;
    }
  }

  function unreachable(): void {
    freshness.reached(false);
    tellWhere('offline');
  }

  function isUpToDate(): void {
    service.markUpdated('changes');
    freshness.caughtUp();
    options.moved();
  }

  /** All of (`since`, `seq`] that concerns this session. */
  function takeIn(news: readonly Change[], since: number, seq: number, source: SyncSource): void {
    isTakingIn = true;
    for (const change of news) tell(change, source);
    isTakingIn = false;
    cursor = covered(cursor, since, seq);
    options.moved();
    if (cursor.from === null) return;
    if (since > cursor.at) missed();
    else if (hasGap(cursor)) askSoon();
  }

  /** Tells the other tabs what this one has learnt for all. Who leads no more says nothing more. */
  function handOn(news: Omit<FeedHanded, 'epoch' | 'reach'>, reach?: FeedHanded['reach']): void {
    if (!leader.hasLocks || !leader.leads() || epoch === null) return;
    counts.handedOn += news.changes?.length ?? 0;
    const isOffline = freshness.get().state === 'offline';
    const reachNow = isOffline ? 'offline' : stream.state() === 'live' ? 'live' : 'polling';
    service.broadcast(generalEvents.feedHanded, { ...news, epoch, reach: reach ?? reachNow });
  }

  function tellWhere(reach?: FeedHanded['reach']): void {
    if (cursor.from === null) return;
    handOn({ changes: [], since: cursor.at, seq: cursor.at, source: 'push' }, reach);
  }

  function heardLeader(data: unknown): void {
    const handed = FeedHanded.safeParse(data);
    if (!handed.success || leader.leads()) return;
    const { changes: news, since, seq, source, reach } = handed.data;
    if (cursor.from === null || !sameHistory(handed.data.epoch)) return;
    // Who misses something keeps to its own question: word of the leader must not put that off for ever.
    if (!isMissing()) polling.reschedule();
    freshness.reached(reach !== 'offline');
    if (reach === 'offline') return;
    freshness.resting(reach);
    if (news) takeIn(news, since, seq, source);
    else if (seq > cursor.at) missed();
    if (cursor.at >= seq && !isMissing()) isUpToDate();
    if (news?.length === 0) reload('notLoaded');
  }

  /** Unless what is missing has come by then. */
  function askSoon(): void {
    polling.pullSoon(() => {
      if (isMissing()) freshness.catchingUp();
      return isMissing();
    });
  }

  /** Something is missing that the cursor does not show. */
  function missed(): void {
    mustAsk = true;
    askSoon();
  }

  function sameHistory(given: string): boolean {
    if (epoch !== null && epoch !== given) {
      epoch = given;
      startAgain('otherHistory');
      return false;
    }
    epoch = given;
    return true;
  }

  function startAgain(why: ReloadReason): void {
    cursor = startCursor;
    // A list begins anew: nothing is missing that following could bring.
    mustAsk = false;
    reason = why;
    follow();
    reload(reason);
  }

  return {
    /** Polls now; a failure is reported and changes nothing. */
    pullNow: () => polling.pullNow(),
    missed,
    /** A list was answered, and its rows are taken in by the caller if this says so. */
    listed(page: Pick<ListPage, 'seq' | 'epoch'>): boolean {
      if (!sameHistory(page.epoch)) return false;
      const before = cursor;
      cursor = listed(cursor, page.seq);
      if (before.from === null) {
        isUpToDate();
        follow();
        if (!leader.leads()) service.broadcast(generalEvents.leaderWanted, {});
      } else if (cursor !== before) missed();
      return true;
    },
    /**
     * Whether a committed change is history here: following has passed it. Its row may be gone since, even its tombstone,
     * so it must not be taken for news.
     */
    isPast: (seq: number): boolean => cursor.from !== null && seq <= cursor.at,
    /**
     * Whether a position that came with this epoch is one of another history: of before a backup was restored, or after.
     * The first one heard of is taken for this one; the list that says otherwise begins anew.
     */
    isOtherHistory(given: string | undefined): boolean {
      if (given !== undefined) epoch ??= given;
      return given !== undefined && given !== epoch;
    },
    /** A committed change was taken in; null: one came without its row and must be fetched. */
    tookIn(seq: number | null): void {
      if (seq !== null) cursor = applied(cursor, seq);
      else mustAsk = true;
      if (!isTakingIn && isMissing()) askSoon();
    },
    status: () => ({
      ...counts,
      leads: leader.leads(),
      hasLocks: leader.hasLocks,
      connection: stream.state(),
      cursor: { from: cursor.from, at: cursor.at, ahead: cursor.ahead.length },
      epoch,
    }),
    close(): void {
      closing.abort();
      for (const end of unsubscribe) end();
      polling.close();
      stream.close();
      leader.close();
    },
  };
}
