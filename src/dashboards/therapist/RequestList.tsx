import { useCallback, useRef } from 'react';
import type { Day, Id } from '@/domain/primitives';
import { useRequests } from '@/features/appointments/useRequests';
import { moveFocus } from '@/ui/list/moveFocus';
import { usePracticeRules, useWords } from '@/ui/sessionContext';
import { RequestCard } from './RequestCard';
import css from './today.module.css';

interface RequestListProps {
  staffId: Id;
  from: Day;
  isLoading: boolean;
}

/** What is asked of one therapist, to be answered. Up and Down go from one to the next. */
export function RequestList({ staffId, from, isLoading }: RequestListProps) {
  const ids = useRequests(staffId, from);
  const words = useWords();
  const { confirmsRequests } = usePracticeRules();
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  const onLeaving = useCallback((place: number) => {
    const at = (wanted: number) =>
      section.current?.querySelector<HTMLElement>(`[data-place="${wanted}"] button`);
    (at(place + 1) ?? at(place - 1) ?? heading.current)?.focus();
  }, []);

  return (
    <section ref={section} className={css.column} aria-label="Requests">
      <h2 className={css.title} ref={heading} tabIndex={-1}>
        Requests
        {ids.length > 0 && <span className={css.count}>{ids.length}</span>}
      </h2>
      {ids.length > 0 ? (
        <ul className={css.requests} aria-label="Requests" onKeyDown={moveFocus}>
          {ids.map((id, place) => (
            <RequestCard key={id} id={id} place={place} onLeaving={onLeaving} />
          ))}
        </ul>
      ) : (
        !isLoading && (
          <p className={css.none}>
            {confirmsRequests
              ? `Nothing to answer. What ${words.client.many} ask for appears here by itself.`
              : `What ${words.client.many} book is confirmed at once here, so there is nothing to answer.`}
          </p>
        )
      )}
    </section>
  );
}
