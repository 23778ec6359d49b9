import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { FieldProblem } from '@/domain/errors';
import { leastPasswordLength } from '@/domain/newPassword';
import type { Setup } from '@/protocol/setup';
import css from './EntryPage.module.css';

export type SetupDraft = Omit<Setup, 'token'>;

export interface SetupRefusal {
  detail: string;
  fields: readonly FieldProblem[];
}

interface SetupFormProps {
  /** @returns why it was refused; null: it was not */
  onSubmit(draft: SetupDraft): Promise<SetupRefusal | null>;
}

const zones = Intl.supportedValuesOf('timeZone');
const currencies = Intl.supportedValuesOf('currency');

/** The name of a practice, where its clocks are, and who looks after it. All else has a default, and a place in the settings. */
export function SetupForm({ onSubmit }: SetupFormProps) {
  const [practice, setPractice] = useState(() => hereAndNow());
  const [admin, setAdmin] = useState({ name: '', email: '', password: '' });
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<SetupRefusal | null>(null);

  const missing: Record<string, string | false> = {
    'practice.name': practice.name.trim() === '' && 'Enter a name',
    'admin.name': admin.name.trim() === '' && 'Enter your name',
    'admin.email': !/^\S+@\S+$/.test(admin.email.trim()) && 'Enter your e-mail address',
    'admin.password':
      admin.password.length < leastPasswordLength && `Choose at least ${leastPasswordLength} characters`,
  };
  const errorOf = (field: string) =>
    (isTried && missing[field]) || refusal?.fields.find((one) => one.field === field)?.message;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (isBusy || Object.values(missing).some(Boolean)) return;
    setBusy(true);
    setRefusal(await onSubmit({ practice, admin }));
    setBusy(false);
  }

  return (
    <form
      className={css.form}
      aria-label="Create the practice"
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <TextInput
        label="Name of the practice"
        size="md"
        autoComplete="organization"
        value={practice.name}
        error={errorOf('practice.name')}
        onChange={(event) => setPractice({ ...practice, name: event.currentTarget.value })}
      />
      <div className={css.pair}>
        <NativeSelect
          label="Time zone"
          size="md"
          data={zones}
          value={practice.timeZone}
          error={errorOf('practice.timeZone')}
          onChange={(event) => setPractice({ ...practice, timeZone: event.currentTarget.value })}
        />
        <NativeSelect
          label="Currency"
          size="md"
          data={currencies}
          value={practice.currency}
          error={errorOf('practice.currency')}
          onChange={(event) => setPractice({ ...practice, currency: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label="Your name"
        size="md"
        autoComplete="name"
        value={admin.name}
        error={errorOf('admin.name')}
        onChange={(event) => setAdmin({ ...admin, name: event.currentTarget.value })}
      />
      <TextInput
        label="Your e-mail"
        type="email"
        size="md"
        autoComplete="username"
        spellCheck={false}
        value={admin.email}
        error={errorOf('admin.email')}
        onChange={(event) => setAdmin({ ...admin, email: event.currentTarget.value })}
      />
      <PasswordInput
        label="Password"
        description={`At least ${leastPasswordLength} characters; a few words are better than a riddle.`}
        size="md"
        autoComplete="new-password"
        value={admin.password}
        error={errorOf('admin.password')}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        onChange={(event) => setAdmin({ ...admin, password: event.currentTarget.value })}
      />
      <div role="alert">
        {refusal && (
          <p className={css.problem}>
            <IconAlertTriangle size={16} aria-hidden />
            {refusal.detail}
          </p>
        )}
      </div>
      <Button type="submit" size="md" fullWidth aria-disabled={isBusy}>
        Create the practice and sign in
      </Button>
    </form>
  );
}

/** Most practices are where they are set up. */
function hereAndNow(): SetupDraft['practice'] {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const known = zones.includes(timeZone) ? timeZone : 'America/New_York';
  return { name: '', timeZone: known, currency: known.startsWith('Europe/') ? 'EUR' : 'USD' };
}
