import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { memo } from 'react';
import { dayOfInstant, wallTimeOfInstant } from '@/domain/calendar';
import type { Id } from '@/domain/primitives';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { formatDay } from '@/ui/format';
import { useSession, useToday } from '@/ui/sessionContext';
import css from './MovementList.module.css';
import { movementSlice } from './movementSlice';
import { formatStock } from './stockWords';

/** One change of how much there was: how many, why, who, when, and how many there were then. */
export const MovementRow = memo(function MovementRow({ id }: { id: Id }) {
  const entry = useEntry(movementSlice, id);
  const glow = useGlow(entry);
  const { timeZone } = useSession().practice;
  const today = useToday();
  const row = entry?.row;
  if (!row) return null;
  const at = Date.parse(row.createdAt);
  const when = `${formatDay(dayOfInstant(at, timeZone), { relativeTo: today })} ${wallTimeOfInstant(at, timeZone)}`;
  return (
    <div className={css.row} data-id={id} {...glow}>
      <span className={css.amount} data-taken={row.amount < 0 || undefined}>
        {row.amount < 0 ? <IconArrowDown size={16} aria-hidden /> : <IconArrowUp size={16} aria-hidden />}
        {formatStock(row.amount, 'always')}
      </span>
      <span className={css.what}>
        <span className={css.reason}>{row.reason ?? (row.amount < 0 ? 'Taken' : 'Added')}</span>
        <span className={css.who}>
          {row.author ?? 'Outside Lockstep'} · <time dateTime={row.createdAt}>{when}</time>
        </span>
      </span>
      <span className={css.after}>
        <span className="visually-hidden">Then there were </span>
        {formatStock(row.quantityAfter)}
      </span>
    </div>
  );
});
