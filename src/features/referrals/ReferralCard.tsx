import type { Id } from '@/domain/primitives';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { DueMark } from './DueMark';
import { ReferralBadge } from './ReferralBadge';
import css from './ReferralCard.module.css';
import { referralSlice } from './referralSlice';

interface ReferralCardProps {
  id: Id;
  /** Opens it whole; without it the card is only read. */
  onOpen?: (id: Id) => void;
}

/** One entry of a patient's history: whom they were referred to, why, and how that stands. */
export function ReferralCard({ id, onOpen }: ReferralCardProps) {
  const entry = useEntry(referralSlice, id);
  const glow = useGlow(entry);
  const row = entry?.row;
  if (!row) return null;
  const title = `Referral to ${row.toProvider}`;
  return (
    <article className={css.card} data-id={id} aria-label={title} {...glow}>
      <div className={css.line}>
        {onOpen ? (
          <button type="button" className={css.open} onClick={() => onOpen(id)}>
            {title}
          </button>
        ) : (
          <span className={css.title}>{title}</span>
        )}
        <ReferralBadge status={row.status} />
      </div>
      <p className={css.reason}>{row.reason}</p>
      <DueMark row={row} />
    </article>
  );
}
