import { useState } from 'react';
import { minutesOf, timeOfMinutes } from '@/domain/calendar';
import { type Day, type WallTime, WallTime as WallTimeType } from '@/domain/primitives';
import { capitalise } from '@/ui/format';
import { parseTime } from '@/ui/parseTime';
import { availabilities } from './availability';

/** What the form is about, as far as it can be read. */
export interface StretchDraft {
  date: Day;
  startTime: WallTime;
  endTime: WallTime;
}

type Problems = Partial<Record<'startTime' | 'endTime', string>>;

/** The form's own state: what is typed stays as it is, whatever happens to the row beneath it. */
export function useStretchFields(initial: StretchDraft, isNew: boolean) {
  const [date, setDate] = useState(initial.date);
  const [start, setStart] = useState<string>(initial.startTime);
  const [end, setEnd] = useState<string>(initial.endTime);
  const [endTouched, setEndTouched] = useState(!isNew);
  const [tried, setTried] = useState(false);
  const startTime = parseTime(start);
  const endTime = parseTime(end);
  const draft = startTime && endTime ? { date, startTime, endTime } : null;
  const problems = tried ? problemsOf(start, end, draft) : {};

  return {
    date,
    start,
    end,
    draft,
    problems,
    setDate,
    setStart(text: string) {
      setStart(text);
      const [was, now] = [parseTime(start), parseTime(text)];
      // Until somebody says when it ends, the length stays and the end follows.
      if (!endTouched && was && now && endTime) {
        setEnd(timeOfMinutes(minutesOf(now) + minutesOf(endTime) - minutesOf(was)));
      }
    },
    setEnd(text: string) {
      setEndTouched(true);
      setEnd(text);
    },
    /** The draft if it may be saved; otherwise null, and the reasons show beside their fields. */
    check(): StretchDraft | null {
      setTried(true);
      return draft && Object.keys(problemsOf(start, end, draft)).length === 0 ? draft : null;
    },
    restart(next: StretchDraft) {
      setDate(next.date);
      setStart(next.startTime);
      setEnd(next.endTime);
      setEndTouched(false);
      setTried(false);
    },
  };
}

function problemsOf(start: string, end: string, draft: StretchDraft | null): Problems {
  const unread = (text: string) =>
    parseTime(text)
      ? {}
      : { message: capitalise(WallTimeType.safeParse(text).error?.issues[0]?.message ?? '') };
  const [startUnread, endUnread] = [unread(start).message, unread(end).message];
  const row = draft && { ...draft, isActive: true, seriesId: null };
  const checked = row ? (availabilities.check?.({ ...row, staffId: '' as never }) ?? []) : [];
  return {
    ...Object.fromEntries(checked.map(({ field, message }) => [field, capitalise(message)])),
    ...(startUnread ? { startTime: startUnread } : {}),
    ...(endUnread ? { endTime: endUnread } : {}),
  };
}
