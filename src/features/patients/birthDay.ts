import { Day } from '@/domain/primitives';
import { readWrittenDay } from '@/domain/writtenDay';

const monthLabels = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `1 May 1970`. */
export function dayText(day: Day): string {
  return `${Number(day.slice(8))} ${monthLabels[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;
}

/** A day long ago as people write it, always with its year; null for what is none, or could be two. */
export function readBirthDay(text: string): Day | null {
  const written = readWrittenDay(text);
  const day = 'day' in written ? Day.safeParse(written.day) : null;
  return day?.success ? day.data : null;
}
