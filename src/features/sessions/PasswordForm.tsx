import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTexts } from '@/ui/language';
import { showDone } from '@/ui/toasts';
import css from './account.module.css';
import { EndedSessions } from './openSession';
import { leastPasswordLength } from './ownPassword';
import { sessionTexts } from './sessionTexts';
import { useSessionCalls } from './useSessionCalls';

const empty = { current: '', next: '' };

/** Another password for oneself. @param onChanged everything else that was open has ended */
export function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const texts = useTexts(sessionTexts).password;
  const { post } = useSessionCalls();
  const [typed, setTyped] = useState(empty);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isShort = typed.next.length < leastPasswordLength;

  async function change(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (isBusy || isShort || typed.current === '') return;
    setBusy(true);
    const result = await post('/password', typed, EndedSessions);
    setBusy(false);
    setProblem(result.ok ? null : result.problem.details.detail);
    if (!result.ok) return;
    setTyped(empty);
    setTried(false);
    showDone(texts.changed(result.answer.endedSessions));
    onChanged();
  }

  return (
    <section className={css.card} aria-labelledby="own-password">
      <h2 id="own-password">{texts.title}</h2>
      <p className={css.hint}>{texts.hint}</p>
      <form className={css.form} aria-label={texts.title} noValidate onSubmit={(event) => void change(event)}>
        <PasswordInput
          label={texts.current}
          autoComplete="current-password"
          value={typed.current}
          error={isTried && typed.current === '' && texts.missing}
          visibilityToggleButtonProps={{ 'aria-label': texts.show }}
          onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, current: value }))}
        />
        <PasswordInput
          label={texts.next}
          description={texts.nextHint(leastPasswordLength)}
          autoComplete="new-password"
          value={typed.next}
          error={isTried && isShort && texts.tooShort(leastPasswordLength)}
          visibilityToggleButtonProps={{ 'aria-label': texts.show }}
          onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, next: value }))}
        />
        <div role="alert">{problem && <p className={css.problem}>{problem}</p>}</div>
        <div className={css.buttons}>
          <Button type="submit" aria-disabled={isBusy}>
            {texts.change}
          </Button>
        </div>
      </form>
    </section>
  );
}
