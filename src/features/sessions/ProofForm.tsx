import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTexts } from '@/ui/language';
import css from './account.module.css';
import { sessionTexts } from './sessionTexts';

export interface Proof {
  password: string;
  code: string;
}

interface ProofFormProps {
  label: string;
  /** What has to be shown, in this order; the first one has the focus. */
  asks: readonly (keyof Proof)[];
  codeLabel: string;
  /** Of the app alone: six digits. */
  isOfApp?: boolean;
  submit: string;
  onCancel(): void;
  /** @returns why it was refused; null: it was not */
  onSubmit(proof: Proof): Promise<string | null>;
}

/** Password, code, or both: shows that whoever sits here is the person. */
export function ProofForm({
  label,
  asks,
  codeLabel,
  isOfApp = false,
  submit,
  onCancel,
  onSubmit,
}: ProofFormProps) {
  const texts = useTexts(sessionTexts);
  const [proof, setProof] = useState<Proof>({ password: '', code: '' });
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isMissing = asks.some((name) => proof[name].trim() === '');

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (isBusy || isMissing) return;
    setBusy(true);
    setProblem(await onSubmit(proof));
    setBusy(false);
  }

  return (
    <form className={css.form} aria-label={label} noValidate onSubmit={(event) => void send(event)}>
      {asks.includes('password') && (
        <PasswordInput
          label={texts.factor.password}
          autoComplete="current-password"
          autoFocus={asks[0] === 'password'}
          value={proof.password}
          error={isTried && proof.password === '' && texts.password.missing}
          visibilityToggleButtonProps={{ 'aria-label': texts.password.show }}
          onChange={({ currentTarget: { value } }) => setProof((before) => ({ ...before, password: value }))}
        />
      )}
      {asks.includes('code') && (
        <TextInput
          label={codeLabel}
          autoComplete="one-time-code"
          inputMode={isOfApp ? 'numeric' : 'text'}
          spellCheck={false}
          autoFocus={asks[0] === 'code'}
          value={proof.code}
          error={isTried && proof.code.trim() === '' && texts.factor.codeMissing}
          onChange={({ currentTarget: { value } }) => setProof((before) => ({ ...before, code: value }))}
        />
      )}
      <div role="alert">{problem && <p className={css.problem}>{problem}</p>}</div>
      <div className={css.buttons}>
        <Button type="submit" aria-disabled={isBusy}>
          {submit}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {texts.factor.cancel}
        </Button>
      </div>
    </form>
  );
}
