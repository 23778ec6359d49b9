import type { CSSProperties } from 'react';
import { formatDate, formatWeekday } from '@/ui/format';
import type { Day } from '@/domain/primitives';
import classes from './calendar.module.css';

/** Above a therapist's column: their name, with their colour as a bar. */
export function StaffColumnHead({ name, colour }: { name: string; colour: string }) {
  return (
    <span className={classes.staffHead} style={{ '--staff': colour } as CSSProperties} title={name}>
      {name}
    </span>
  );
}

/** Above a day's column. */
export function DayColumnHead({ day, isToday }: { day: Day; isToday: boolean }) {
  return (
    <span className={classes.dayHead} data-today={isToday || undefined}>
      <span>{formatWeekday(day)}</span> <span className={classes.date}>{formatDate(day)}</span>
    </span>
  );
}
