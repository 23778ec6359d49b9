import { type ReactNode, useEffect, useRef } from 'react';
import type { Slot } from '@/domain/errors';
import { staffSlice } from '@/features/staff/staffSlice';
import { useRow } from '@/store/hooks';
import css from './portal.module.css';
import { usePortalTexts } from './usePortalTexts';

interface ChosenTimeProps {
  slot: Slot;
  /** The service's name. */
  what: string;
  /** What is left to say, and the button. */
  children: ReactNode;
}

/** What was chosen, in full, before it is sent. On a phone it comes into sight by itself when a time is chosen. */
export function ChosenTime({ slot, what, children }: ChosenTimeProps) {
  const { texts, whenText } = usePortalTexts();
  const person = useRow(staffSlice, slot.staffId);
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    root.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section ref={root} className={css.chosen} aria-labelledby="chosen">
      <h2 id="chosen" className={css.label}>
        {texts.book.yours}
      </h2>
      <p className={css.chosenTime} aria-live="polite">
        <strong>{whenText(slot)}</strong>
        <span className={css.what}>
          {what}
          {person && ` · ${person.name}`}
        </span>
      </p>
      {children}
    </section>
  );
}
