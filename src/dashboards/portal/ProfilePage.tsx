import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Id } from '@/domain/primitives';
import { asFieldValue, problemOfField } from '@/features/patients/patientFields';
import { patientSlice } from '@/features/patients/patientSlice';
import { useRecordEdit } from '@/store/useRecordEdit';
import { PageHeader } from '@/ui/PageHeader';
import { usePracticeRules, useSession } from '@/ui/sessionContext';
import { showDone, showRefused } from '@/ui/toasts';
import type { ProfileName } from './portalTexts';
import { ProfileField } from './ProfileField';
import css from './portal.module.css';
import { refusalText } from './refusalText';
import { usePortalTexts } from './usePortalTexts';

const names = ['firstName', 'lastName', 'birthDate', 'phone', 'email', 'address'] as const;

/** One's own details: what the practice knows about how to reach one, edited while the practice may edit it too. */
export function ProfilePage() {
  const { patientId } = useSession().user;
  return patientId ? <ProfileForm id={patientId} /> : null;
}

function ProfileForm({ id }: { id: Id }) {
  const { texts, practice } = usePortalTexts();
  const rules = usePracticeRules();
  const edit = useRecordEdit(patientSlice, id);
  const [wrong, setWrong] = useState<readonly ProfileName[]>([]);
  const { profile } = texts;

  async function save(): Promise<void> {
    const bad = names.filter(
      (name) => edit.isEdited(name) && problemOfField(name, edit.value(name)) !== null,
    );
    setWrong(bad);
    if (bad.length > 0) return;
    const result = await edit.save();
    if (result === null) return;
    if (result.ok) return showDone(profile.saved);
    const told = result.problem.details.fields ?? [];
    setWrong(names.filter((name) => told.some(({ field }) => field === name)));
    // Somebody was quicker: that stands beside the field, to choose from.
    if (result.problem.code === 'edit_conflict') return;
    showRefused(profile.notSaved, { detail: refusalText(result.problem, { texts, rules, practice }) });
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void save();
  }

  if (edit.isGone) {
    return (
      <>
        <PageHeader title={profile.title} />
        <p className={css.hint} role="status">
          {profile.gone}
        </p>
      </>
    );
  }
  return (
    <>
      <PageHeader title={profile.title} subtitle={profile.hint} />
      <form className={css.profile} noValidate onSubmit={submit} data-id={id}>
        {names.map((name) => (
          <ProfileField
            key={name}
            name={name}
            value={edit.value(name) ?? ''}
            isWrong={wrong.includes(name)}
            conflict={edit.conflicts.find(({ field }) => field === name)}
            onChange={(text) => {
              setWrong((known) => known.filter((one) => one !== name));
              edit.set(name, asFieldValue(name, text));
            }}
            onChoose={(choice) => edit.choose(name, choice)}
          />
        ))}
        <div className={css.buttons}>
          <Button type="submit" size="md" disabled={!edit.isEdited()}>
            {profile.save}
          </Button>
          {edit.isEdited() && (
            <Button size="md" variant="default" onClick={() => edit.discard()}>
              {profile.discard}
            </Button>
          )}
        </div>
      </form>
    </>
  );
}
