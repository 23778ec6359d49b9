/**
 * Free time worked out the slow way, minute by minute, with a wall clock of its own: it shares no line with what it
 * judges. Intervals are `[start, end)` in milliseconds since 1970.
 */

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

interface Span {
  start: number;
  end: number;
}

export interface OracleQuestion {
  durationMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  stepMinutes: number;
  notBefore: number;
  from: number;
  to: number;
}

const clocks = new Map<string, { epochMs: number; wall: number }[]>();

/**
 * What the clock shows at every minute around a day, in the order in which it shows it. A wall time is written as if it
 * were one in UTC, which makes it a number.
 */
function clockAround(day: string, timeZone: string) {
  const key = `${day}|${timeZone}`;
  const known = clocks.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  const shown = [];
  const noon = Date.parse(`${day}T12:00:00Z`);
  for (let epochMs = noon - 1.5 * dayMs; epochMs < noon + 1.5 * dayMs; epochMs += minuteMs) {
    const text = format.format(epochMs);
    const [, date = '', month = '', year = '', time = ''] =
      /^(\d\d)\/(\d\d)\/(\d{4}), (\d\d:\d\d)$/.exec(text) ?? [];
    shown.push({ epochMs, wall: Date.parse(`${year}-${month}-${date}T${time}:00Z`) });
  }
  clocks.set(key, shown);
  return shown;
}

/** The first minute that shows this time; if none does, as long after the last one before the leap as it would have been. */
export function oracleInstant(day: string, time: string, timeZone: string): number {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const shown = clockAround(day, timeZone);
  const exact = shown.find((minute) => minute.wall === wall);
  if (exact) return exact.epochMs;
  const leap = shown.findIndex((minute) => minute.wall > wall) - 1;
  const before = shown[leap];
  if (!before) throw new Error(`The clock never comes to ${day} ${time} in ${timeZone}`);
  return before.epochMs + (wall - before.wall);
}

/** Tries every minute at which something is open. */
export function oracleStarts(
  open: readonly Span[],
  occupied: readonly Span[],
  question: OracleQuestion,
): number[] {
  const isIn = (spans: readonly Span[], minute: number) =>
    spans.some(({ start, end }) => start < end && start < minute + minuteMs && end > minute);
  const first = Math.min(...open.map(({ start }) => start));
  const last = Math.max(...open.map(({ end }) => end));
  const found: number[] = [];
  for (let minute = first; minute < last; minute += minuteMs) {
    if (minute < question.notBefore || minute < question.from || minute >= question.to) continue;
    const isStart = open.some(
      ({ start, end }) =>
        start <= minute && minute < end && (minute - start) % (question.stepMinutes * minuteMs) === 0,
    );
    if (isStart && isFree(minute)) found.push(minute);
  }
  return found;

  function isFree(startsAt: number): boolean {
    const endsAt = startsAt + question.durationMinutes * minuteMs;
    for (let minute = startsAt; minute < endsAt; minute += minuteMs) if (!isIn(open, minute)) return false;
    const from = startsAt - question.bufferBeforeMinutes * minuteMs;
    const to = endsAt + question.bufferAfterMinutes * minuteMs;
    for (let minute = from; minute < to; minute += minuteMs) if (isIn(occupied, minute)) return false;
    return true;
  }
}
