import type { SessionInfo } from '@/protocol/session';
import type { AnySlice } from '@/store/anySlice';
import { createRuntime, type Runtime } from '@/store/createRuntime';
import type { Api } from '@/sync/adapters/axiosApi';
import { createBrowserSync } from '@/sync/adapters/createBrowserSync';
import { createAttendance } from '@/sync/createAttendance';

export interface TabOptions {
  /** New for every page load. */
  tabId: string;
  api: Api;
  slices: readonly AnySlice[];
  reportError(error: unknown): void;
}

export type StartRuntime = (session: SessionInfo, signedOut: () => void) => Runtime;

/**
 * Joins the browser's own adapters to everything a signed-in tab runs on. What it returns is called on signing in, with
 * what to do when the server no longer knows the session.
 */
export function createStartRuntime({ tabId, api, slices, reportError }: TabOptions): StartRuntime {
  return ({ user, practice, pollingFactor, sealKey }, signedOut) => {
    const { close, ...ports } = createBrowserSync({
      tabId,
      scope: `${practice.id}/${user.id}`,
      sealKey,
      entities: slices.map(({ entity }) => entity),
      intervals: slices.map(({ entity: { polling } }) => ({
        activeMs: polling.activeMs * pollingFactor,
        idleMs: polling.idleMs * pollingFactor,
      })),
      reportError,
    });
    const attendance = createAttendance({
      ...ports,
      tell: () => api.tell('/session/used'),
      signedOut,
      reportError,
    });
    return createRuntime({
      ...ports,
      slices,
      changes: api,
      lists: api,
      calls: api,
      sender: api,
      signedOut,
      reportError,
      onClose() {
        attendance.close();
        close();
      },
    });
  };
}
