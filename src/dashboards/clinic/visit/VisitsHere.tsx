import type { Id } from '@/domain/primitives';
import css from './VisitsHere.module.css';
import { VisitCard } from './VisitCard';

interface VisitsHereProps {
  ids: readonly Id[];
  onComplete: (id: Id) => void;
}

/** Everybody who is here right now, with what is done next; nothing where nobody is. */
export function VisitsHere({ ids, onComplete }: VisitsHereProps) {
  if (ids.length === 0) return null;
  return (
    <section className={css.here} aria-label="Here now">
      <h2 className={css.title}>Here now</h2>
      <ul className={css.list}>
        {ids.map((id) => (
          <li key={id}>
            <VisitCard id={id} onComplete={onComplete} />
          </li>
        ))}
      </ul>
    </section>
  );
}
