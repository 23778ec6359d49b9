import { useEffect, useState } from 'react';
import { DemoSignIns } from '@/protocol/session';
import type { Api } from '@/sync/adapters/axiosApi';
import { useTexts } from '@/ui/language';
import css from './EntryPage.module.css';
import { entryTexts } from './entryTexts';
import type { SignIn } from './useSignIn';

interface DemoButtonsProps {
  api: Api;
  signIn: SignIn;
}

/** One press for each demo sign-in; nothing at all outside of the demo. */
export function DemoButtons({ api, signIn }: DemoButtonsProps) {
  const texts = useTexts(entryTexts);
  const [demo, setDemo] = useState<DemoSignIns | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    api.get('/demo', DemoSignIns, asking.signal).then(setDemo, () => {
      // Without an answer there is no demo to offer; the form stands on its own.
    });
    return () => asking.abort();
  }, [api]);

  const password = demo?.password;
  if (!demo || !password || demo.signIns.length === 0) return null;
  return (
    <section className={css.demo} aria-labelledby="demo-title">
      <h2 id="demo-title" className={css.demoTitle}>
        {texts.demo}
      </h2>
      <ul className={css.demoList}>
        {demo.signIns.map(({ email, name, role }) => (
          <li key={email}>
            <button
              type="button"
              className={css.demoButton}
              aria-disabled={signIn.busyWith !== null}
              data-busy={signIn.busyWith === email || undefined}
              onClick={() => {
                if (!signIn.busyWith) void signIn.submit(email, password);
              }}
            >
              <span className={css.demoName}>{name}</span>
              <span className={css.demoRole}>{texts.roles[role]}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
