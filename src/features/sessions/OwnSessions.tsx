import { Button } from '@mantine/core';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useTexts } from '@/ui/language';
import { showDone, showRefused } from '@/ui/toasts';
import css from './account.module.css';
import { type OpenSession, OpenSessions } from './openSession';
import { SessionItems } from './SessionItems';
import { sessionTexts } from './sessionTexts';
import { useAnswer } from './useAnswer';
import { useSessionCalls } from './useSessionCalls';

const path = '/sessions';

/** Where one is signed in, and the end of it. @param turn another one asks again */
export function OwnSessions() {
  const texts = useTexts(sessionTexts).sessions;
  const { remove } = useSessionCalls();
  const { value, problem, askAgain, set } = useAnswer(path, OpenSessions);
  const others = value?.items.filter(({ isThis }) => !isThis) ?? [];

  async function end(at: string, gone: readonly OpenSession[], done: string): Promise<void> {
    const result = await remove(at);
    if (!result.ok) return showRefused(texts.notEnded, result.problem);
    if (value) set({ items: value.items.filter((one) => !gone.includes(one)) });
    showDone(done);
    askAgain();
  }

  return (
    <section className={css.card} aria-labelledby="own-sessions">
      <h2 id="own-sessions">{texts.title}</h2>
      <p className={css.hint}>{value && others.length === 0 ? texts.onlyThis : texts.hint}</p>
      {!value && !problem && <SkeletonRows rows={2} />}
      {problem && (
        <p className={css.problem} role="alert">
          {problem.details.detail}
          <Button variant="subtle" size="compact-md" onClick={askAgain}>
            {texts.retry}
          </Button>
        </p>
      )}
      {value && (
        <SessionItems
          label={texts.title}
          items={value.items}
          onEnd={(one) => void end(`${path}/${one.id}`, [one], texts.ended(one.device))}
        />
      )}
      {others.length > 0 && (
        <div className={css.buttons}>
          <Button variant="default" onClick={() => void end(path, others, texts.endedOthers(others.length))}>
            {texts.endOthers}
          </Button>
        </div>
      )}
    </section>
  );
}
