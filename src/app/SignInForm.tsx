import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTexts } from '@/ui/language';
import css from './EntryPage.module.css';
import { entryTexts } from './entryTexts';
import type { SignIn } from './useSignIn';

/** E-mail and password. What is missing is said beside its field, a refusal above the button. */
export function SignInForm({ signIn }: { signIn: SignIn }) {
  const texts = useTexts(entryTexts);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const emailField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);

  const noEmail = email.trim() === '';
  const noPassword = password === '';

  useEffect(() => {
    if (!matchMedia('(pointer: coarse)').matches) emailField.current?.focus();
  }, []);

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (noEmail) emailField.current?.focus();
    else if (noPassword) passwordField.current?.focus();
    else if (!signIn.busyWith) void signIn.submit(email.trim(), password);
  }

  return (
    <form className={css.form} onSubmit={onSubmit} noValidate aria-label={texts.signIn}>
      <TextInput
        ref={emailField}
        label={texts.email}
        type="email"
        size="md"
        autoComplete="username"
        spellCheck={false}
        value={email}
        error={tried && noEmail && texts.noEmail}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        ref={passwordField}
        label={texts.password}
        size="md"
        autoComplete="current-password"
        value={password}
        error={tried && noPassword && texts.noPassword}
        visibilityToggleButtonProps={{ 'aria-label': texts.showPassword }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <div role="alert">
        {signIn.problem && (
          <p className={css.problem}>
            <IconAlertTriangle size={16} aria-hidden />
            {texts[signIn.problem]}
          </p>
        )}
      </div>
      <Button type="submit" size="md" fullWidth aria-disabled={signIn.busyWith !== null}>
        {signIn.busyWith ? texts.signingIn : texts.signIn}
      </Button>
    </form>
  );
}
