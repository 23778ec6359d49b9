import { LockstepError } from '@/domain/errors';
import type { Clock, Presence } from './ports';

export interface AttendanceOptions {
  clock: Clock;
  presence: Pick<Presence, 'lastActiveAt' | 'isOnline'>;
  /** Tells the server that the session is in use. */
  tell(): Promise<void>;
  /** The server says that nobody is signed in here any more. */
  signedOut(): void;
  reportError(error: unknown): void;
}

/** The server keeps "last seen" to the minute; more often would be told for nothing. */
const everyMs = 60_000;

/**
 * Keeps the session alive while its person does something in this tab, also if that asks the server nothing. Whether other
 * tabs are in use is theirs to tell; the server takes the latest. Where nobody does anything, nothing is told.
 */
export function createAttendance(options: AttendanceOptions): { close(): void } {
  const { clock, presence, tell, signedOut, reportError } = options;
  let toldOf = presence.lastActiveAt();
  let cancel = () => {};

  async function look(): Promise<void> {
    const activeAt = presence.lastActiveAt();
    if (activeAt === toldOf || !presence.isOnline()) return;
    const before = toldOf;
    toldOf = activeAt;
    try {
      await tell();
    } catch (error) {
      if (error instanceof LockstepError && error.code === 'not_signed_in') return signedOut();
      // It was not heard: the next look tells again.
      toldOf = before;
      // Not reached is nothing to report; the freshness badge says it.
      if (error instanceof LockstepError) reportError(error);
    }
  }

  function lookLater(): void {
    cancel = clock.after(everyMs, () => {
      lookLater();
      void look();
    });
  }
  lookLater();
  return { close: () => cancel() };
}
