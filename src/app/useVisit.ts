import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { LockstepError } from '@/domain/errors';
import { SessionInfo } from '@/protocol/session';
import { generalEvents } from '@/protocol/syncEvent';
import type { Runtime } from '@/store/createRuntime';
import type { Api } from '@/sync/adapters/axiosApi';

export interface VisitOptions {
  api: Api;
  /** `signedOut` is to be called when the server no longer knows the session. */
  startRuntime: (session: SessionInfo, signedOut: () => void) => Runtime;
}

/** Why the sign-in page is shown to somebody who was in. */
export type SignedOutNotice = 'expired' | 'elsewhere' | 'notTold' | null;

export type Visit =
  | { state: 'asking' | 'unreachable' }
  | { state: 'signedOut'; notice: SignedOutNotice }
  | { state: 'signedIn'; session: SessionInfo; runtime: Runtime };

/**
 * Who is in this tab. A session begun in another tab is joined when this one is looked at again; one ended in any tab
 * ends here too, and everything held in memory goes with the runtime.
 */
export function useVisit({ api, startRuntime }: VisitOptions) {
  const [visit, setVisit] = useState<Visit>({ state: 'asking' });
  const running = useRef<Runtime | null>(null);
  const leaving = useRef(false);

  const end = useCallback((notice: SignedOutNotice) => {
    if (!running.current || leaving.current) return;
    running.current.close();
    running.current = null;
    setVisit({ state: 'signedOut', notice });
  }, []);

  const enter = useCallback(
    (session: SessionInfo) => {
      if (running.current) return;
      const runtime = startRuntime(session, () => {
        // One session is all tabs' session, and only one of them hears of its end from the server.
        runtime.sync.broadcast(generalEvents.signedOut, expired);
        end('expired');
      });
      runtime.sync.subscribe(generalEvents.signedOut, (data) =>
        end(isExpired(data) ? 'expired' : 'elsewhere'),
      );
      running.current = runtime;
      setVisit({ state: 'signedIn', session, runtime });
    },
    [startRuntime, end],
  );

  const ask = useCallback(
    async (signal?: AbortSignal) => {
      try {
        const session = await api.get('/session', SessionInfo, signal);
        if (!signal?.aborted) enter(session);
      } catch (error) {
        if (signal?.aborted || running.current) return;
        const known = error instanceof LockstepError && error.code === 'not_signed_in';
        setVisit((now) => {
          if (!known) return now.state === 'signedOut' ? now : { state: 'unreachable' };
          return now.state === 'signedOut' ? now : { state: 'signedOut', notice: null };
        });
      }
    },
    [api, enter],
  );

  useEffect(() => {
    const asking = new AbortController();
    void ask(asking.signal);
    return () => asking.abort();
  }, [ask]);

  const lookAgain = useEffectEvent(() => {
    if (!running.current && document.visibilityState === 'visible') void ask();
  });
  useEffect(() => {
    const look = () => lookAgain();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
    };
  }, []);

  const leave = useCallback(async () => {
    const runtime = running.current;
    if (!runtime || leaving.current) return;
    leaving.current = true;
    setVisit({ state: 'signedOut', notice: null });
    // Told at once, so that no screen waits for the server; and again when the server knows, for a tab that asked it in
    // between and was let in.
    runtime.sync.broadcast(generalEvents.signedOut, {});
    try {
      await api.tell('/auth/sign-out');
    } catch {
      // The tabs are empty either way; the person has to know that the server still holds the session.
      setVisit({ state: 'signedOut', notice: 'notTold' });
    } finally {
      runtime.sync.broadcast(generalEvents.signedOut, {});
      runtime.close();
      running.current = null;
      leaving.current = false;
    }
  }, [api]);

  return { visit, enter, leave: () => void leave(), askAgain: () => void ask() };
}

const expired = { isExpired: true };

function isExpired(data: unknown): boolean {
  return typeof data === 'object' && data !== null && (data as Partial<typeof expired>).isExpired === true;
}
