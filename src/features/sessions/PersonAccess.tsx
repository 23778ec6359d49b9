import { Button } from '@mantine/core';
import type { Id } from '@/domain/primitives';
import { showDone, showRefused } from '@/ui/toasts';
import css from './account.module.css';
import { OpenSessions } from './openSession';
import { OthersSecondFactor } from './secondFactor';
import { SessionItems } from './SessionItems';
import { useAnswer } from './useAnswer';
import { useSessionCalls } from './useSessionCalls';

interface PersonAccessProps {
  accountId: Id;
  name: string;
}

/** What an admin does about the ways in of somebody else. */
export function PersonAccess({ accountId, name }: PersonAccessProps) {
  const path = `/accounts/${accountId}`;
  const { remove } = useSessionCalls();
  const sessions = useAnswer(`${path}/sessions`, OpenSessions);
  const factor = useAnswer(`${path}/second-factor`, OthersSecondFactor);
  const items = sessions.value?.items ?? [];
  const others = items.filter(({ isThis }) => !isThis);

  async function end(at: string, done: string): Promise<void> {
    const result = await remove(at);
    if (result.ok) showDone(done);
    else showRefused(`Nothing was changed for ${name}`, result.problem);
    sessions.askAgain();
    factor.askAgain();
  }

  return (
    <>
      <section className={css.others} aria-labelledby="their-sessions">
        <h3 id="their-sessions">Signed in</h3>
        {sessions.value && items.length === 0 && <p className={css.hint}>Nowhere at the moment.</p>}
        {sessions.problem && <p className={css.problem}>{sessions.problem.details.detail}</p>}
        {items.length > 0 && (
          <SessionItems
            label={`Sessions of ${name}`}
            items={items}
            onEnd={(one) =>
              void end(`${path}/sessions/${one.id}`, `${name}’s session of ${one.device} is ended.`)
            }
          />
        )}
        {others.length > 0 && others.length === items.length && (
          <Button
            variant="default"
            onClick={() => void end(`${path}/sessions`, `${name} is signed out everywhere.`)}
          >
            Sign out everywhere
          </Button>
        )}
      </section>
      <section className={css.others} aria-labelledby="their-factor">
        <h3 id="their-factor">Second factor</h3>
        {factor.value && (
          <p className={css.hint}>
            {factor.value.isOn
              ? 'Signing in takes a code of their app. Take it away only if they lost it and you are sure that it is them who ask.'
              : 'Their password alone signs them in.'}
          </p>
        )}
        {factor.value?.isOn && (
          <Button
            variant="default"
            onClick={() => void end(`${path}/second-factor`, `${name} signs in without a code again.`)}
          >
            Take the second factor away
          </Button>
        )}
      </section>
    </>
  );
}
