import { Button, CopyButton } from '@mantine/core';
import { useState } from 'react';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useTexts } from '@/ui/language';
import { showDone } from '@/ui/toasts';
import css from './account.module.css';
import { ProofForm } from './ProofForm';
import { QrCode } from './QrCode';
import { RecoveryCodes, SecondFactorSecret, SecondFactorState } from './secondFactor';
import { sessionTexts } from './sessionTexts';
import { useAnswer } from './useAnswer';
import { type CallResult, useSessionCalls } from './useSessionCalls';

type Step =
  | { at: 'rest' | 'password' | 'turnOff' }
  | { at: 'scan'; secret: SecondFactorSecret }
  | { at: 'codes'; codes: readonly string[] };

const rest: Step = { at: 'rest' };

/** A code of an app beside the password: setting it up, and turning it off. */
export function SecondFactorBox() {
  const texts = useTexts(sessionTexts);
  const { factor } = texts;
  const { post } = useSessionCalls();
  const { value, problem, askAgain, set } = useAnswer('/second-factor', SecondFactorState);
  const [step, setStep] = useState<Step>(rest);
  const cancel = () => setStep(rest);
  const take = <T,>(result: CallResult<T>, next: (answer: T) => void) => {
    if (result.ok) next(result.answer);
    return result.ok ? null : result.problem.details.detail;
  };

  return (
    <section className={css.card} aria-labelledby="own-factor">
      <h2 id="own-factor">{factor.title}</h2>
      {!value && !problem && <SkeletonRows rows={1} />}
      {problem && (
        <p className={css.problem} role="alert">
          {problem.details.detail}
          <Button variant="subtle" size="compact-md" onClick={askAgain}>
            {texts.sessions.retry}
          </Button>
        </p>
      )}
      {value && content(value)}
    </section>
  );

  function content({ isOn, recoveryCodesLeft }: SecondFactorState) {
    switch (step.at) {
      case 'rest':
        return (
          <>
            <p className={css.hint}>{isOn ? factor.on(recoveryCodesLeft) : factor.off}</p>
            <div className={css.buttons}>
              <Button variant="default" onClick={() => setStep({ at: isOn ? 'turnOff' : 'password' })}>
                {isOn ? factor.turnOff : factor.setUp}
              </Button>
            </div>
          </>
        );
      case 'password':
        return (
          <>
            <p className={css.hint}>{factor.askPassword}</p>
            <ProofForm
              label={factor.setUp}
              asks={['password']}
              codeLabel={factor.code}
              submit={factor.next}
              onCancel={cancel}
              onSubmit={async ({ password }) =>
                take(await post('/second-factor/begin', { password }, SecondFactorSecret), (secret) =>
                  setStep({ at: 'scan', secret }),
                )
              }
            />
          </>
        );
      case 'scan':
        return (
          <>
            <p className={css.hint}>{factor.scan}</p>
            <QrCode text={step.secret.uri} label={factor.qr} />
            <p className={css.hint}>
              {factor.typeIt} <code className={css.secret}>{inFours(step.secret.secret)}</code>
            </p>
            <ProofForm
              key="confirm"
              label={factor.confirm}
              asks={['code']}
              codeLabel={factor.code}
              isOfApp
              submit={factor.confirm}
              onCancel={cancel}
              onSubmit={async ({ code }) =>
                take(
                  await post('/second-factor/confirm', { code: bare(code) }, RecoveryCodes),
                  ({ recoveryCodes }) => {
                    set({ isOn: true, recoveryCodesLeft: recoveryCodes.length });
                    setStep({ at: 'codes', codes: recoveryCodes });
                  },
                )
              }
            />
          </>
        );
      case 'codes':
        return <Codes codes={step.codes} onDone={cancel} />;
      case 'turnOff':
        return (
          <ProofForm
            label={factor.turnOff}
            asks={['password', 'code']}
            codeLabel={factor.codeOrRecovery}
            submit={factor.turnOff}
            onCancel={cancel}
            onSubmit={async ({ password, code }) =>
              take(
                await post('/second-factor/turn-off', { password, code: bare(code) }, SecondFactorState),
                (state) => {
                  set(state);
                  cancel();
                  showDone(factor.turnedOff);
                },
              )
            }
          />
        );
    }
  }
}

function Codes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { factor } = useTexts(sessionTexts);
  return (
    <div className={css.codesBox} role="group" aria-label={factor.codesTitle}>
      <h3>{factor.codesTitle}</h3>
      <p className={css.hint}>{factor.codesHint}</p>
      <ul className={css.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={css.buttons}>
        <Button autoFocus onClick={onDone}>
          {factor.done}
        </Button>
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? factor.copied : factor.copy}
            </Button>
          )}
        </CopyButton>
      </div>
    </div>
  );
}

/** Apps show codes with a gap in the middle. */
function bare(code: string): string {
  return code.replaceAll(/\s/g, '');
}

function inFours(text: string): string {
  return (text.match(/.{1,4}/g) ?? []).join(' ');
}
