import { Button } from '@mantine/core';
import type { Id } from '@/domain/primitives';
import { formatDay } from '@/ui/format';
import css from './ReferralDetails.module.css';
import type { ReferralParts } from './referralParts';
import { fieldWords } from './referralWords';
import type { ReferralEdit } from './useReferralEdit';

interface LostEditsProps {
  edit: ReferralEdit;
  nameOf: ReferralParts['nameOf'];
}

/** What this person had typed when it was sent, or deleted, by somebody else: it can't be stored, but it is not lost. */
export function LostEdits({ edit: { edit, lost, discard, row }, nameOf }: LostEditsProps) {
  if (lost.length === 0) return null;

  function inWords(field: (typeof lost)[number]): string {
    const value = edit.value(field);
    if (value === null || value === undefined) return 'No day';
    if (field === 'patientId' || field === 'fromStaffId')
      return nameOf(field, value as Id) ?? 'Somebody else';
    return field === 'dueOn' ? formatDay(value as Parameters<typeof formatDay>[0]) : value;
  }
  return (
    <section className={css.lost} role="alert">
      <p>
        {row ? 'Somebody else marked this sent' : 'Somebody else deleted this'} while you were editing it.
        What you had typed is not stored; copy what you still need.
      </p>
      <dl className={css.facts}>
        {lost.map((field) => (
          <div key={field} className={css.fact}>
            <dt>{fieldWords[field]}</dt>
            <dd className={css.text}>{inWords(field)}</dd>
          </div>
        ))}
      </dl>
      <Button variant="default" onClick={discard}>
        Dismiss
      </Button>
    </section>
  );
}
