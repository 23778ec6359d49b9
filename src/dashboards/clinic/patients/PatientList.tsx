import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type Ref, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { Id, Instant } from '@/domain/primitives';
import { useNow } from '@/store/useClock';
import css from './PatientList.module.css';
import { PatientRow } from './PatientRow';
import { useUpcomingOf } from './useNextAppointment';

const rowHeight = 60;
/** So many before the end the next page is asked for: it is there when they are scrolled past. */
const ahead = 40;

export interface PatientListHandle {
  /** Moves the focus into the list: to the row it was at, or the first. */
  enter(): void;
}

interface PatientListProps {
  label: string;
  ids: readonly Id[];
  openId: Id | null;
  /** There are others behind the last one. */
  hasMore: boolean;
  onMore: () => void;
  /** The focus goes up from the first row. */
  onLeave: () => void;
  /** What the list answers: another question begins at the top. */
  question: string;
  ref?: Ref<PatientListHandle>;
}

/** Patients as a list that scrolls by itself; only the rows in sight exist. The arrow keys walk it. */
export function PatientList(props: PatientListProps) {
  const { label, ids, openId, hasMore, onMore, onLeave, question, ref } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [walkedTo, setWalkedTo] = useState<Id | null>(null);
  const wantsFocus = useRef(false);
  const now = new Date(useNow(60_000)).toISOString() as Instant;
  const place = Math.max(0, ids.indexOf(walkedTo ?? openId ?? ids[0] ?? ('' as Id)));
  const active = ids[place];
  // What the virtualiser returns is used here only, never handed to a memoised component.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 8,
    // The row that has the focus stays, however far it is scrolled away.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), place])].toSorted((a, b) => a - b),
    useFlushSync: false,
  });
  const first = virtualizer.range?.startIndex ?? 0;
  const last = virtualizer.range?.endIndex ?? 0;
  useUpcomingOf(ids, first, last);

  const isNearEnd = hasMore && last >= ids.length - ahead;
  useLayoutEffect(() => {
    if (isNearEnd) onMore();
    // Once for each end that comes near.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isNearEnd, ids.length]);

  const shown = useRef({ ids, question });
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = { ids, question };
    const box = scroller.current;
    if (!box || before.ids === ids) return;
    if (before.question !== question) {
      box.scrollTop = 0;
      return;
    }
    // Who came or went above moves nothing that is being looked at.
    const top = Math.floor(box.scrollTop / rowHeight);
    const anchor = before.ids[top];
    const at = anchor ? ids.indexOf(anchor) : -1;
    if (top > 0 && at >= 0 && at !== top) box.scrollTop += (at - top) * rowHeight;
  }, [ids, question]);

  useLayoutEffect(() => {
    if (!wantsFocus.current || !active) return;
    wantsFocus.current = false;
    scroller.current?.querySelector<HTMLElement>(`a[data-id="${active}"]`)?.focus({ preventScroll: true });
  });

  function walkTo(next: number): void {
    const id = ids[next];
    if (!id) return;
    wantsFocus.current = true;
    setWalkedTo(id);
    virtualizer.scrollToIndex(next);
  }

  useImperativeHandle(ref, () => ({ enter: () => walkTo(place) }));

  function onKey(event: KeyboardEvent): void {
    const steps: Partial<Record<string, number>> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: Math.min(place + 8, ids.length - 1),
      PageUp: Math.max(place - 8, 0),
      Home: 0,
      End: ids.length - 1,
    };
    const next = steps[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (next < 0) onLeave();
    else walkTo(next);
  }

  return (
    <div ref={scroller} className={css.scroller}>
      <ul
        className={css.list}
        aria-label={label}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKey}
        onFocus={(event) => {
          const id = event.target.getAttribute('data-id');
          if (id && id !== active) setWalkedTo(id as Id);
        }}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const id = ids[index];
          return (
            id && (
              <li
                key={key}
                className={css.item}
                aria-posinset={index + 1}
                aria-setsize={hasMore ? -1 : ids.length}
                style={{ transform: `translateY(${start}px)` }}
              >
                <PatientRow id={id} now={now} isOpen={id === openId} isActive={index === place} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
