import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import css from './EntryPage.module.css';
import type { SignIn } from './useSignIn';

/** The second step of signing in: a code of the app, or one of those kept for when it is lost. */
export function CodeForm({ signIn }: { signIn: SignIn }) {
  const [code, setCode] = useState('');
  const [isRecovery, setRecovery] = useState(false);
  const [isTried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const bare = code.replaceAll(/\s/g, '');
  const isMissing = bare === '';

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (isMissing) field.current?.focus();
    else if (signIn.busyWith === null) void signIn.sendCode(bare).then(() => field.current?.focus());
  }

  return (
    <form className={css.form} onSubmit={onSubmit} noValidate aria-label="Code">
      <p className={css.lead}>
        {isRecovery
          ? 'Enter one of the recovery codes you kept when you set this up. It works once.'
          : 'Your password is right. Enter the six-digit code that your authenticator app shows now.'}
      </p>
      <TextInput
        ref={field}
        autoFocus
        label={isRecovery ? 'Recovery code' : 'Code'}
        size="md"
        autoComplete="one-time-code"
        inputMode={isRecovery ? 'text' : 'numeric'}
        spellCheck={false}
        autoCapitalize="none"
        value={code}
        error={isTried && isMissing && 'Enter the code'}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <div role="alert">
        {signIn.problem && (
          <p className={css.problem}>
            <IconAlertTriangle size={16} aria-hidden />
            {signIn.problem}
          </p>
        )}
      </div>
      <Button type="submit" size="md" fullWidth aria-disabled={signIn.busyWith !== null}>
        {signIn.busyWith === null ? 'Sign in' : 'Signing in …'}
      </Button>
      <div className={css.ways}>
        <Button
          variant="subtle"
          onClick={() => {
            setRecovery(!isRecovery);
            setCode('');
            setTried(false);
            field.current?.focus();
          }}
        >
          {isRecovery ? 'Use a code of the app' : 'Use a recovery code'}
        </Button>
        <Button variant="subtle" onClick={signIn.startAgain}>
          Start again
        </Button>
      </div>
    </form>
  );
}
