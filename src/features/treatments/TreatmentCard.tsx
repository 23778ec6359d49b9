import { memo } from 'react';
import type { Id } from '@/domain/primitives';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { formatCount } from '@/ui/format';
import { soapParts, type Treatment } from './treatment';
import css from './TreatmentCard.module.css';
import { treatmentSlice } from './treatmentSlice';
import { TreatmentState } from './TreatmentState';
import { partWords } from './treatmentWords';
import { useInstantText } from './useTreatmentTimes';

interface TreatmentCardProps {
  id: Id;
  /** Opens it whole; without it the card is only read. */
  onOpen?: (id: Id) => void;
}

/** One entry of a patient's history: when, whether it is signed, and how its parts begin. */
export const TreatmentCard = memo(function TreatmentCard({ id, onOpen }: TreatmentCardProps) {
  const entry = useEntry(treatmentSlice, id);
  const glow = useGlow(entry);
  const instantText = useInstantText();
  const row = entry?.row;
  if (!row) return null;
  const when = instantText(row.performedAt);
  return (
    <article className={css.card} data-id={id} aria-label={`Treatment record, ${when}`} {...glow}>
      <header className={css.head}>
        {onOpen ? (
          <button type="button" className={css.open} onClick={() => onOpen(id)}>
            Treatment · {when}
          </button>
        ) : (
          <span className={css.when}>Treatment · {when}</span>
        )}
        <TreatmentState row={row} />
      </header>
      <Excerpt row={row} />
      {row.signedBy !== null && (
        <p className={css.foot}>
          Signed by {row.signedBy}
          {row.addenda && ` · ${formatCount(row.addenda.length, 'addendum', 'addenda')}`}
        </p>
      )}
    </article>
  );
});

function Excerpt({ row }: { row: Treatment }) {
  const written = soapParts.filter((part) => row[part] !== null);
  if (written.length === 0) return <p className={css.nothing}>Nothing is written yet.</p>;
  return (
    <dl className={css.parts}>
      {written.map((part) => (
        <div key={part} className={css.part}>
          <dt>{partWords[part].label}</dt>
          <dd>{row[part]}</dd>
        </div>
      ))}
    </dl>
  );
}
