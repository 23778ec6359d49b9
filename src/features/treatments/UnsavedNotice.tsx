import { Button } from '@mantine/core';
import css from './SignedTreatment.module.css';
import { partWords } from './treatmentWords';
import { asOneText } from './unsavedWords';
import type { SoapEdit } from './useSoapEdit';

/** The record was signed while this person was writing: their words are not in it, and not lost. */
export function UnsavedNotice({ edit, mayAdd }: { edit: SoapEdit; mayAdd: boolean }) {
  const text = asOneText(edit.unsaved, (part) => partWords[part].label);
  if (text === '') return null;
  return (
    <section className={css.notice} aria-label="Not in the record">
      <p className={css.warning} role="status">
        The record was signed while you were writing. This is not in it:
      </p>
      <p className={css.text}>{text}</p>
      <div className={css.actions}>
        <Button variant="default" onClick={edit.discard}>
          Discard
        </Button>
        {mayAdd && (
          <Button
            onClick={() => {
              edit.setAddendum([edit.addendum, text].filter(Boolean).join('\n\n'));
              edit.discard();
            }}
          >
            Write as addendum
          </Button>
        )}
      </div>
    </section>
  );
}
