import { useEffect, useEffectEvent, useState } from 'react';
import { useRecordEdit } from '@/store/useRecordEdit';
import type { WriteResult } from '@/store/thunk';
import { type SoapPart, soapParts, type Treatment } from './treatment';
import { treatmentSlice } from './treatmentSlice';
import type { UnsavedPart, UnsavedWords } from './unsavedWords';
import { useUnsavedWords } from './useUnsavedWords';

type Parts = UnsavedWords['parts'];

export interface PartConflict {
  mine: string | null;
  theirs: string | null;
  choose(choice: 'mine' | 'theirs'): void;
}

/** Writing the four parts of one record, while others do too. */
export interface SoapEdit {
  textOf(part: SoapPart): string;
  type(part: SoapPart, text: string): void;
  isEdited(part?: SoapPart): boolean;
  /** What both wrote; undefined where only one did. */
  conflictOf(part: SoapPart): PartConflict | undefined;
  hasConflict: boolean;
  discard(): void;
  /** Stores what is in no conflict; see `RecordEdit`. */
  save(): Promise<WriteResult<Treatment> | null>;
  isSaving: boolean;
  isGone: boolean;
  /** What is typed and not stored. */
  unsaved: Parts;
  addendum: string;
  setAddendum(text: string): void;
}

/**
 * One person's words for a record. What is not saved when the record leaves the screen waits in memory until it is looked
 * at again; if somebody wrote into the same part meanwhile, both are offered then.
 * @param row as it is shown; it is there as long as this is
 */
export function useSoapEdit(row: Treatment): SoapEdit {
  const edit = useRecordEdit(treatmentSlice, row.id);
  const words = useUnsavedWords(row.id);
  const [addendum, setAddendum] = useState(() => words.read().addendum);
  /** Came back to other words than it was typed over. */
  const [waiting, setWaiting] = useState<Parts>(() => {
    const typed = Object.entries(words.read().parts) as [SoapPart, UnsavedPart][];
    return Object.fromEntries(typed.filter(([part, one]) => isOver(row, part, one)));
  });

  const isInConflict = (part: SoapPart) => edit.conflicts.some(({ field }) => field === part);
  const unsaved: Parts = { ...waiting };
  for (const part of soapParts) {
    if (!edit.isEdited(part)) continue;
    unsaved[part] = { mine: edit.value(part) ?? null, base: isInConflict(part) ? undefined : row[part] };
  }

  const comeBack = useEffectEvent(() => {
    for (const part of soapParts) {
      const typed = words.read().parts[part];
      if (typed && !isOver(row, part, typed)) edit.set(part, typed.mine);
    }
  });
  const leave = useEffectEvent(() => words.keep({ parts: unsaved, addendum }));
  useEffect(() => {
    comeBack();
    return () => leave();
  }, []);

  const settle = (part: SoapPart) => setWaiting(({ [part]: _settled, ...others }) => others);

  return {
    textOf: (part) => edit.value(part) ?? '',
    type: (part, text) => edit.set(part, text.trim() === '' ? null : text),
    isEdited: (part) => (part ? part in unsaved : Object.keys(unsaved).length > 0),
    conflictOf(part) {
      const both = edit.conflicts.find(({ field }) => field === part);
      if (both) {
        const [mine, theirs] = [edit.value(part) ?? null, row[part]];
        return { mine, theirs, choose: (choice) => edit.choose(part, choice) };
      }
      const typed = waiting[part];
      if (!typed) return undefined;
      return {
        mine: typed.mine,
        theirs: row[part],
        choose(choice) {
          settle(part);
          if (choice === 'mine') edit.set(part, typed.mine);
        },
      };
    },
    hasConflict: edit.conflicts.length > 0 || Object.keys(waiting).length > 0,
    discard() {
      setWaiting({});
      edit.discard();
    },
    save: edit.save,
    isSaving: edit.isSaving,
    isGone: edit.isGone,
    unsaved,
    addendum,
    setAddendum,
  };
}

/** Whether what was typed can't just be gone on with: somebody else wrote there meanwhile, or the record is signed. */
function isOver(row: Treatment, part: SoapPart, { mine, base }: UnsavedPart): boolean {
  return row[part] !== mine && (row[part] !== base || row.signedAt !== null);
}
