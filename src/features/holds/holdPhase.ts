/**
 * Where the keeping of one slot stands. `lost`: something else stands there already; `ended`: its time was up, or somebody let
 * it go; `unreachable`: nobody knows.
 */
export type HoldPhase = 'none' | 'asking' | 'held' | 'lost' | 'ended' | 'unreachable';

/**
 * What can happen to it. `want`: a slot was chosen, or another one, or it is asked for again; `leave`: none is wanted any more;
 * `granted`, `refused`, `unanswered`: the server's answer to the last question; `gone`: the row went.
 */
export type HoldEvent = 'want' | 'leave' | 'granted' | 'refused' | 'unanswered' | 'gone';

type Row = Readonly<Record<HoldEvent, HoldPhase>>;

/** Every state meets every event: the compiler sees to it. Answers to a question that nobody asks any more change nothing. */
const table: Readonly<Record<HoldPhase, Row>> = {
  none: {
    want: 'asking',
    leave: 'none',
    granted: 'none',
    refused: 'none',
    unanswered: 'none',
    gone: 'none',
  },
  asking: {
    want: 'asking',
    leave: 'none',
    granted: 'held',
    refused: 'lost',
    unanswered: 'unreachable',
    // What is only on its way goes when it is refused: the answer says why.
    gone: 'asking',
  },
  held: {
    want: 'asking',
    leave: 'none',
    granted: 'held',
    refused: 'held',
    unanswered: 'held',
    gone: 'ended',
  },
  lost: {
    want: 'asking',
    leave: 'none',
    granted: 'lost',
    refused: 'lost',
    unanswered: 'lost',
    gone: 'lost',
  },
  ended: {
    want: 'asking',
    leave: 'none',
    granted: 'ended',
    refused: 'ended',
    unanswered: 'ended',
    gone: 'ended',
  },
  unreachable: {
    want: 'asking',
    leave: 'none',
    granted: 'held',
    refused: 'lost',
    unanswered: 'unreachable',
    gone: 'unreachable',
  },
};

export function nextHoldPhase(phase: HoldPhase, event: HoldEvent): HoldPhase {
  return table[phase][event];
}

/**
 * Whole seconds until a hold ends. It is measured from its arrival: the server's clock says how long it lasts, this device's only
 * how much of that is over, however wrong it is.
 * @param at when the row arrived, by this device's clock in milliseconds
 * @returns null while the server has not said how long
 */
export function secondsLeft(
  hold: { createdAt: string; expiresAt: string | null },
  at: number,
  now: number,
): number | null {
  if (hold.expiresAt === null) return null;
  const lastsMs = Date.parse(hold.expiresAt) - Date.parse(hold.createdAt);
  return Math.max(0, Math.ceil((at + lastsMs - now) / 1000));
}

/** Whether it is this person's own: what only waits for the server's word comes from this browser. */
export function isOwnHold(hold: { accountId: string | null }, accountId: string): boolean {
  return hold.accountId === null || hold.accountId === accountId;
}
