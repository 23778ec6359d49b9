import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Day, Id } from '@/domain/primitives';
import { useToday } from './sessionContext';

export type CalendarView = 'day' | 'week';

export interface UrlState {
  /** Today unless the address says otherwise. */
  day: Day;
  view: CalendarView;
  staff: Id | null;
  get(name: string): string | null;
}

/** Null removes a value from the address. */
export type UrlPatch = Record<string, string | null>;

/**
 * What a screen looks at lives in its address, so that it survives a reload and can be sent to a colleague.
 * Setting replaces the history entry: going back leaves the screen rather than stepping through days.
 */
export function useUrlState(defaults: { view?: CalendarView } = {}): [UrlState, (patch: UrlPatch) => void] {
  const [params, setParams] = useSearchParams();
  const today = useToday();
  const defaultView = defaults.view ?? 'day';

  const state = useMemo<UrlState>(() => {
    const day = Day.safeParse(params.get('day'));
    const staff = Id.safeParse(params.get('staff'));
    const view = params.get('view');
    return {
      day: day.success ? day.data : today,
      view: view === 'day' || view === 'week' ? view : defaultView,
      staff: staff.success ? staff.data : null,
      get: (name) => params.get(name),
    };
  }, [params, today, defaultView]);

  const set = useCallback(
    (patch: UrlPatch) => {
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(patch)) {
            if (value === null) next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true },
      );
    },
    [setParams],
  );
  return [state, set];
}
