import { Button } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FieldProblem } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import drawer from '@/ui/drawerParts.module.css';
import { withArticle } from '@/ui/format';
import { useSession, useWords } from '@/ui/sessionContext';
import { referrals } from './referral';
import { ReferralFields } from './ReferralFields';
import css from './ReferralForm.module.css';
import type { ReferralParts } from './referralParts';
import type { ReferralStart } from './referralStart';
import { useReferralWrites } from './useReferralWrites';

interface ReferralFormProps {
  /** What is known already. */
  start: ReferralStart;
  parts: Pick<ReferralParts, 'PatientPicker' | 'StaffPicker'>;
  onStored: (id: Id) => void;
  onCancel: () => void;
  /** Tells what stands in it, so that whoever closes it can bring it back. */
  onTyped: (typed: ReferralStart) => void;
}

/** A new referral: a draft to go on with, or one that was sent already. */
export function ReferralForm({ start, parts, onStored, onCancel, onTyped }: ReferralFormProps) {
  const { PatientPicker, StaffPicker } = parts;
  const { user } = useSession();
  const { client, therapist } = useWords();
  const writes = useReferralWrites();
  const isOwnOnly = user.role === 'therapist';
  const [typed, setTyped] = useState<ReferralStart>(() => ({
    ...start,
    fromStaffId: isOwnOnly ? user.staffId : start.fromStaffId,
  }));
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [refusals, setRefusals] = useState(0);
  const [isSaving, setSaving] = useState(false);
  const stored = useRef<Promise<boolean>>(Promise.resolve(true));
  const form = useRef<HTMLFormElement>(null);

  const missing: Partial<Record<string, string>> = {
    patientId: `Choose ${withArticle(client.one)}`,
    fromStaffId: `Choose ${withArticle(therapist.one)}`,
    toProvider: 'Say to whom',
    reason: 'Say why',
  };
  const isMissing = (field: string) => {
    const value = typed[field as keyof ReferralStart];
    return value === null || value === '';
  };
  const problemOf = (field: string) => {
    const problem = problems.find((one) => one.field === field);
    return problem && ((isMissing(field) && missing[field]) || problem.message);
  };

  async function save(status: 'draft' | 'sent'): Promise<void> {
    if (isSaving) return;
    const read = referrals.draft.safeParse({ ...typed, status });
    if (!read.success)
      return refuse(
        read.error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message })),
      );
    setSaving(true);
    setProblems([]);
    setRefusal(null);
    // A patient who was made a moment ago has to be there first; that it was refused has been said.
    const isPatientThere = await stored.current;
    const id =
      isPatientThere &&
      (await writes.create(read.data, ({ details }) => {
        setRefusal(details.detail);
        refuse(details.fields ?? []);
      }));
    setSaving(false);
    if (!isPatientThere) {
      stored.current = Promise.resolve(true);
      set('patientId', null);
    }
    if (id) onStored(id);
  }

  function refuse(fields: readonly FieldProblem[]): void {
    setProblems(fields);
    setRefusals((count) => count + 1);
  }

  function set<F extends keyof ReferralStart>(field: F, value: ReferralStart[F]): void {
    setTyped((now) => ({ ...now, [field]: value }));
    setProblems((now) => now.filter((one) => one.field !== field));
  }

  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);

  const tell = useEffectEvent(onTyped);
  useEffect(() => {
    tell(typed);
  }, [typed]);

  return (
    <form
      ref={form}
      className={drawer.form}
      aria-label="New referral"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save('draft');
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void save('draft');
      }}
    >
      <div className={drawer.scroll}>
        <PatientPicker
          value={typed.patientId}
          isFirst={typed.patientId === null}
          error={problemOf('patientId')}
          onChange={(id, isStored) => {
            set('patientId', id);
            stored.current = isStored ?? Promise.resolve(true);
          }}
        />
        {!isOwnOnly && (
          <StaffPicker
            value={typed.fromStaffId}
            error={problemOf('fromStaffId')}
            onChange={(id) => set('fromStaffId', id)}
          />
        )}
        <ReferralFields
          value={typed}
          onChange={set}
          problemOf={problemOf}
          isFirst={typed.patientId !== null}
        />
      </div>
      {refusal && (
        <p className={css.refusal} role="alert">
          {refusal}
        </p>
      )}
      <div className={drawer.footer}>
        <Button
          className={css.cancel ?? ''}
          variant="subtle"
          color="gray"
          onClick={onCancel}
          disabled={isSaving}
        >
          Cancel
        </Button>
        <Button
          className={drawer.last ?? ''}
          variant="default"
          disabled={isSaving}
          onClick={() => void save('sent')}
        >
          Save as sent
        </Button>
        <Button type="submit" loading={isSaving}>
          Save draft
        </Button>
      </div>
    </form>
  );
}
