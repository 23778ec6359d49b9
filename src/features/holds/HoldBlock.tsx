import { IconLock } from '@tabler/icons-react';
import { memo } from 'react';
import type { Id } from '@/domain/primitives';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { useSession } from '@/ui/sessionContext';
import css from './HoldBlock.module.css';
import { isOwnHold } from './holdPhase';
import { holdSlice } from './holdSlice';

/** What stands in a hold's block of a calendar: somebody is about to book this. */
export const HoldBlock = memo(function HoldBlock({ id }: { id: Id }) {
  const { user } = useSession();
  const entry = useEntry(holdSlice, id);
  const glow = useGlow(entry);
  if (!entry?.row) return null;
  const isOwn = isOwnHold(entry.row, user.id);
  return (
    <div className={css.hold} data-id={id} data-own={isOwn || undefined} {...glow}>
      <IconLock size={14} aria-hidden />
      <span className={css.word}>{isOwn ? 'Held by you' : 'Held: being booked'}</span>
    </div>
  );
});
