import type { Entry } from '@/store/hooks';
import css from './SignedTreatment.module.css';
import type { Addendum, Treatment } from './treatment';
import { useChangeGlow } from './useChangeGlow';
import { useInstantText } from './useTreatmentTimes';

interface AddendaProps {
  entry: Entry<Treatment>;
  addenda: readonly Addendum[];
}

/** What was added after signing, in order. */
export function Addenda({ entry, addenda }: AddendaProps) {
  const last = addenda.at(-1);
  const glow = useChangeGlow(last?.id, entry);
  if (!last) return null;
  const stored = new Set(entry.confirmed?.addenda?.map(({ id }) => id));
  return (
    <section aria-label="Addenda">
      <h3 className={css.heading}>Addenda</h3>
      <ol className={css.list}>
        {addenda.map((one) => (
          <li key={one.id} data-id={one.id} className={css.addendum} {...(one === last ? glow : {})}>
            <AddendumText addendum={one} isStored={stored.has(one.id)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function AddendumText({ addendum, isStored }: { addendum: Addendum; isStored: boolean }) {
  const instantText = useInstantText();
  return (
    <>
      <p className={css.by}>
        {addendum.author} · {isStored ? instantText(addendum.at) : 'being added…'}
      </p>
      <p className={css.text}>{addendum.text}</p>
    </>
  );
}
