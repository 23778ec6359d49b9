import { useState } from 'react';
import type { FieldProblem } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import { useAppDispatch } from '@/store/hooks';
import { useRuntime } from '@/store/LockstepProvider';
import { type RecordEdit, useRecordEdit } from '@/store/useRecordEdit';
import { showDone, showRefused } from '@/ui/toasts';
import type { Patient } from './patient';
import { fieldsWords, messageFor, type PatientField, patientFields, problemOfField } from './patientFields';
import { patientSlice, updatePatient } from './patientSlice';

const names = Object.values(patientFields)
  .flat()
  .map(({ name }) => name);

export interface PatientEdit {
  record: RecordEdit<Patient>;
  set(field: PatientField, value: string | null): void;
  discard(field: PatientField): void;
  /**
   * Stores what was typed, where nothing is wrong and nobody has to choose first; says how it went.
   * @param chosen a field for which this person has just chosen
   */
  save(chosen?: PatientField): void;
  /** What is wrong with a field that could not be saved. */
  problemOf(field: PatientField): string | null;
}

/** Edits one patient field by field, while others do too; its toasts included. */
export function usePatientEdit(id: Id): PatientEdit {
  const record = useRecordEdit(patientSlice, id);
  const { store } = useRuntime();
  const dispatch = useAppDispatch();
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);

  const without = (field: string) => setProblems((known) => known.filter((one) => one.field !== field));

  async function save(chosen?: PatientField): Promise<void> {
    const edited = names.filter((name) => record.isEdited(name));
    const wrong = edited.flatMap((field): FieldProblem[] => {
      const message = problemOfField(field, record.value(field));
      return message === null ? [] : [{ field, message }];
    });
    setProblems(wrong);
    if (wrong.length > 0) return;
    const inConflict = record.conflicts.map(({ field }) => field).filter((field) => field !== chosen);
    const sent = edited.filter((name) => !inConflict.includes(name));
    const before = patientSlice.selectors.selectEntry(store.getState(), id)?.confirmed;
    const result = await record.save();
    if (result === null) return;
    const what = fieldsWords(sent);
    if (result.ok) {
      const mine = result.row;
      const undo = before && mine && (() => void takeBack(sent, before, mine));
      showDone(`${what} saved`, undo ? { undo } : {});
      return;
    }
    setProblems(result.problem.details.fields ?? []);
    // Somebody was quicker: that stands beside the field, for this person to choose.
    if (result.problem.code === 'edit_conflict') return;
    showRefused(`${what} not saved`, result.problem, { retry: () => void save() });
  }

  async function takeBack(fields: readonly PatientField[], before: Patient, mine: Patient): Promise<void> {
    const now = patientSlice.selectors.selectById(store.getState(), id);
    const what = fieldsWords(fields);
    // What somebody else wrote over it is theirs.
    if (!now || fields.some((name) => now[name] !== mine[name])) {
      showRefused(`${what} not taken back`, { detail: 'It was changed meanwhile. It stays as it is now.' });
      return;
    }
    const result = await dispatch(
      updatePatient(id, Object.fromEntries(fields.map((name) => [name, before[name]]))),
    );
    if (!result.ok) showRefused(`${what} not taken back`, result.problem);
  }

  return {
    record,
    set(field, value) {
      without(field);
      record.set(field, value);
    },
    discard(field) {
      without(field);
      record.discard(field);
    },
    save: (chosen) => void save(chosen),
    problemOf: (field) => messageFor(field, problems),
  };
}
