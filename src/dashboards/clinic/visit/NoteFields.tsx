import { Textarea } from '@mantine/core';
import { longestPart, type NotePart, noteParts } from '@/features/visits/visit';
import type { VisitDraft } from '@/features/visits/visitDraft';
import css from './visit.module.css';

const words: Readonly<Record<NotePart, { label: string; hint: string }>> = {
  subjective: { label: 'Subjective', hint: 'What they say' },
  objective: { label: 'Objective', hint: 'What is found' },
  assessment: { label: 'Assessment', hint: 'What it means' },
  plan: { label: 'Plan', hint: 'What is next' },
};

interface NoteFieldsProps {
  note: VisitDraft['note'];
  /** By field of the visit: `note.plan`. */
  problems: ReadonlyMap<string, string>;
  onChange(note: VisitDraft['note']): void;
}

/** The four parts of the note. Left empty, there is none. */
export function NoteFields({ note, problems, onChange }: NoteFieldsProps) {
  return (
    <div className={css.note}>
      {noteParts.map((part, place) => (
        <Textarea
          key={part}
          label={words[part].label}
          placeholder={words[part].hint}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={longestPart}
          value={note[part]}
          error={problems.get(`note.${part}`)}
          {...(place === 0 ? { 'data-autofocus': true } : {})}
          onChange={(event) => onChange({ ...note, [part]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}
