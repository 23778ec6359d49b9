import { ErrorState } from '@/ui/ErrorState';
import css from './plainPage.module.css';

/** Before anything is known about the session: the server does not answer. */
export function UnreachablePage({ onRetry }: { onRetry: () => void }) {
  return (
    <main className={css.page}>
      <h1 className="visually-hidden">Lockstep</h1>
      <ErrorState problem={{ code: 'offline', detail: '' }} onRetry={onRetry} />
    </main>
  );
}
