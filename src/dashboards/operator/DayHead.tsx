import type { Day } from '@/domain/primitives';
import { formatDate, formatWeekday } from '@/ui/format';
import board from '@/ui/board/boardScreen.module.css';

/** Heading of a day's column. */
export function DayHead({ day, today }: { day: Day; today: Day }) {
  const isToday = day === today;
  return (
    <span className={board.dayHead}>
      <span>{isToday ? 'Today' : formatWeekday(day)}</span>
      <span>{isToday ? `${formatWeekday(day)} ${formatDate(day)}` : formatDate(day)}</span>
    </span>
  );
}
