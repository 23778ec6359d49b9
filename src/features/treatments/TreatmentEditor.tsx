import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Entry } from '@/store/hooks';
import { useSession } from '@/ui/sessionContext';
import { showDone, showRefused } from '@/ui/toasts';
import { SignDialog } from './SignDialog';
import { SoapFields } from './SoapFields';
import type { Treatment } from './treatment';
import css from './TreatmentEditor.module.css';
import { hasContent, maySign } from './treatmentRules';
import type { SoapEdit } from './useSoapEdit';
import { useDayText } from './useTreatmentTimes';
import { useTreatmentWrites } from './useTreatmentWrites';

interface TreatmentEditorProps {
  entry: Entry<Treatment>;
  row: Treatment;
  edit: SoapEdit;
  /** By name, for whoever may not sign it. */
  treatedBy: string | null;
  onDeleted: () => void;
}

/** A draft as a form. It is saved when somebody says so, part by part; whoever treated signs it. */
export function TreatmentEditor({ entry, row, edit, treatedBy, onDeleted }: TreatmentEditorProps) {
  const { user } = useSession();
  const writes = useTreatmentWrites();
  const dayText = useDayText();
  const [isAsked, setAsked] = useState(false);
  const isEdited = edit.isEdited();

  /** @returns whether all that was typed is stored now */
  async function save(): Promise<boolean> {
    const result = await edit.save();
    if (result === null) return !edit.hasConflict;
    if (result.ok) showDone(`Draft saved · record of ${dayText(row.performedAt)}`);
    // What two people wrote stands beside each other already; a record that was signed meanwhile says so itself.
    else if (result.problem.code !== 'edit_conflict' && result.problem.code !== 'locked')
      showRefused('The draft is not saved', result.problem, { retry: () => void save() });
    return result.ok;
  }

  return (
    <form
      className={css.editor}
      aria-label="Treatment draft"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <SoapFields entry={entry} edit={edit} onSave={() => void save()} />
      <div className={css.bar}>
        <div className={css.buttons}>
          {maySign(user, row) && (
            <Button
              variant={isEdited ? 'default' : 'filled'}
              disabled={edit.hasConflict || !(isEdited || hasContent(row))}
              onClick={() => void (isEdited ? save() : Promise.resolve(true)).then(setAsked)}
            >
              {isEdited ? 'Save and sign…' : 'Sign…'}
            </Button>
          )}
          <Button type="submit" variant={isEdited ? 'filled' : 'default'} disabled={!isEdited}>
            Save
          </Button>
          {isEdited ? (
            <Button variant="default" disabled={edit.isSaving} onClick={edit.discard}>
              Discard
            </Button>
          ) : (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                writes.remove(row);
                onDeleted();
              }}
            >
              Delete draft
            </Button>
          )}
        </div>
        <p className={css.status} role="status">
          <StatusWords edit={edit} row={row} signer={maySign(user, row) ? null : treatedBy} />
        </p>
      </div>
      <SignDialog
        row={isAsked ? row : null}
        onClose={() => setAsked(false)}
        onSign={() => {
          setAsked(false);
          void writes.sign(row);
        }}
      />
    </form>
  );
}

interface StatusWordsProps {
  edit: SoapEdit;
  row: Treatment;
  /** Who signs, if that is somebody else. */
  signer: string | null;
}

function StatusWords({ edit, row, signer }: StatusWordsProps) {
  if (edit.hasConflict) return 'Choose what shall stand where two of you wrote.';
  if (edit.isSaving) return 'Saving…';
  if (edit.isEdited()) return 'Not saved yet. Ctrl or ⌘ with Enter saves.';
  if (!hasContent(row)) return 'Nothing is written yet.';
  return signer === null ? 'All of it is saved.' : `All of it is saved. ${signer} signs it.`;
}
