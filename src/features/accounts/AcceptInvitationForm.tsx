import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { leastPasswordLength } from '@/domain/newPassword';
import css from './InviteBox.module.css';

interface AcceptInvitationFormProps {
  /** Sends the password with the invitation's token, and signs in. @returns why it was refused; null: it was not */
  onAccept(password: string): Promise<string | null>;
}

/** Whoever was invited chooses the password to sign in with. For a page without a session. */
export function AcceptInvitationForm({ onAccept }: AcceptInvitationFormProps) {
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isShort = password.length < leastPasswordLength;

  async function accept(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (isShort || isBusy) return;
    setBusy(true);
    setProblem(await onAccept(password));
    setBusy(false);
  }

  return (
    <form
      className={css.choose}
      aria-label="Choose a password"
      onSubmit={(event) => void accept(event)}
      noValidate
    >
      <PasswordInput
        label="Password"
        description={`At least ${leastPasswordLength} characters; a few words are better than a riddle.`}
        size="md"
        autoComplete="new-password"
        value={password}
        error={isTried && isShort && `Choose at least ${leastPasswordLength} characters`}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <div role="alert">{problem && <p className={css.problem}>{problem}</p>}</div>
      <Button type="submit" size="md" fullWidth aria-disabled={isBusy}>
        Set password and sign in
      </Button>
    </form>
  );
}
