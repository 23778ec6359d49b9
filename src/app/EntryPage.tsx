import type { ReactNode } from 'react';
import { useTexts } from '@/ui/language';
import css from './EntryPage.module.css';
import { entryTexts } from './entryTexts';
import { LockstepMark } from './LockstepMark';
import { SignInArt } from './SignInArt';

/** What stands before the door: for whoever has no session yet. */
export function EntryPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={css.page}>
      <aside className={css.art} aria-hidden>
        <SignInArt />
        <p className={css.claim}>{useTexts(entryTexts).claim}</p>
      </aside>
      <main className={css.main}>
        <div className={css.column}>
          <header className={css.brand}>
            <LockstepMark size={36} />
            <span>Lockstep</span>
          </header>
          <h1 className={css.title}>{title}</h1>
          {children}
        </div>
      </main>
    </div>
  );
}
