import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTexts } from '@/ui/language';
import css from './EntryPage.module.css';
import { entryTexts } from './entryTexts';
import type { SignIn } from './useSignIn';

/** The second step of signing in: a code of the app, or one of those kept for when it is lost. */
export function CodeForm({ signIn }: { signIn: SignIn }) {
  const texts = useTexts(entryTexts);
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
    <form className={css.form} onSubmit={onSubmit} noValidate aria-label={texts.code.label}>
      <p className={css.lead}>{isRecovery ? texts.code.leadRecovery : texts.code.lead}</p>
      <TextInput
        ref={field}
        autoFocus
        label={isRecovery ? texts.code.labelRecovery : texts.code.label}
        size="md"
        autoComplete="one-time-code"
        inputMode={isRecovery ? 'text' : 'numeric'}
        spellCheck={false}
        autoCapitalize="none"
        value={code}
        error={isTried && isMissing && texts.code.missing}
        onChange={(event) => setCode(event.currentTarget.value)}
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
        {signIn.busyWith === null ? texts.signIn : texts.signingIn}
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
          {isRecovery ? texts.code.takeApp : texts.code.takeRecovery}
        </Button>
        <Button variant="subtle" onClick={signIn.startAgain}>
          {texts.code.startAgain}
        </Button>
      </div>
    </form>
  );
}
