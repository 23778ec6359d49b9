import { Textarea } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { Entry } from '@/store/hooks';
import { ConflictChoice } from '@/ui/record/ConflictChoice';
import css from './TreatmentEditor.module.css';
import { type SoapPart, soapParts, type Treatment } from './treatment';
import { partWords } from './treatmentWords';
import { useChangeGlow } from './useChangeGlow';
import type { SoapEdit } from './useSoapEdit';

interface SoapFieldsProps {
  entry: Entry<Treatment>;
  edit: SoapEdit;
  onSave: () => void;
}

/** The four parts as texts that grow with what is written. Two people may write different ones at once. */
export function SoapFields({ entry, edit, onSave }: SoapFieldsProps) {
  return (
    <div className={css.fields}>
      {soapParts.map((part) => (
        <PartField key={part} part={part} entry={entry} edit={edit} onSave={onSave} />
      ))}
    </div>
  );
}

function PartField({ part, entry, edit, onSave }: SoapFieldsProps & { part: SoapPart }) {
  const { label, hint } = partWords[part];
  const glow = useChangeGlow(entry.row?.[part], entry);
  const conflict = edit.conflictOf(part);
  return (
    <div className={css.field} data-part={part} data-edited={edit.isEdited(part) || undefined} {...glow}>
      <Textarea
        label={label}
        placeholder={hint}
        autosize
        minRows={3}
        maxLength={8000}
        value={edit.textOf(part)}
        onChange={(event) => edit.type(part, event.currentTarget.value)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          onSave();
        }}
      />
      {conflict && (
        <ConflictChoice
          label={label}
          mine={conflict.mine}
          theirs={conflict.theirs}
          onChoose={conflict.choose}
        />
      )}
    </div>
  );
}
