import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Id, Instant } from '@/domain/primitives';
import { useAppDispatch, useEntry } from '@/store/hooks';
import type { Thunk } from '@/store/thunk';
import { useNow } from '@/store/useClock';
import { type HoldPhase, nextHoldPhase, secondsLeft } from './holdPhase';
import { createHold, deleteHold, holdSlice } from './holdSlice';

interface WantedSlot {
  staffId: Id;
  serviceId: Id;
  startsAt: Instant;
  endsAt: Instant;
}

export interface KeptSlot {
  phase: HoldPhase;
  /** Until it ends by itself; null while nobody said so. */
  secondsLeft: number | null;
  /** Asks for the same slot again. */
  again(): void;
}

const newId: Thunk<Id> = (_dispatch, _getState, { random }) => random.id() as Id;
const isRefusal = new Set(['slot_taken', 'outside_availability', 'against_rules', 'unknown_reference']);

/**
 * Keeps a slot for the person who is about to book it, for as long as it is asked for. Another slot replaces it: the new one
 * is held before the old one is let go. Leaving lets it go; a tab that ends without leaving leaves that to its expiry.
 */
export function useKeptSlot(slot: WantedSlot | null): KeptSlot {
  const dispatch = useAppDispatch();
  const [phase, tell] = useReducer(nextHoldPhase, 'none');
  const [id, setId] = useState<Id | null>(null);
  const [asked, askAgain] = useReducer((times: number) => times + 1, 0);
  const latest = useRef<Id | null>(null);
  const key = slot && `${slot.staffId}|${slot.serviceId}|${slot.startsAt}|${slot.endsAt}`;

  useEffect(() => {
    if (!slot) {
      tell('leave');
      setId(null);
      return undefined;
    }
    const mine = dispatch(newId);
    latest.current = mine;
    tell('want');
    setId(mine);
    void dispatch(createHold({ ...slot, id: mine })).then((result) => {
      if (latest.current !== mine) return;
      if (result.ok) return tell('granted');
      tell(isRefusal.has(result.problem.code) ? 'refused' : 'unanswered');
    });
    return () => {
      if (latest.current === mine) latest.current = null;
      // Behind whatever is asked for in its place, so that nobody else gets in between.
      queueMicrotask(() => void dispatch(deleteHold(mine)));
    };
    // `key` is the slot's content; `asked` grows when it is wanted again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [dispatch, key, asked]);

  const entry = useEntry(holdSlice, id ?? '');
  const isGone = id !== null && entry?.row === null;
  useEffect(() => {
    if (isGone) tell('gone');
  }, [isGone]);

  const now = useNow(1000);
  const again = useCallback(() => askAgain(), []);
  const row = entry?.row;
  return { phase, secondsLeft: entry && row ? secondsLeft(row, entry.at, now) : null, again };
}
