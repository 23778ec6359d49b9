import { useCallback, useEffect, useMemo } from 'react';
import { z } from 'zod';
import { LockstepError, type ProblemCode } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import type { Runtime } from '@/store/createRuntime';
import { type Entry, useDerivedBy, useLoaded } from '@/store/hooks';
import { useRuntime } from '@/store/LockstepProvider';
import { useNow } from '@/store/useClock';
import { useSession } from '@/ui/sessionContext';
import { othersHere, samePeople, type SomebodyHere } from './othersHere';
import { type OpenRecord, type Presence, recordKey } from './presence';
import { createPresenceKeeper, type PresenceKeeper } from './presenceKeeper';
import { presenceSlice } from './presenceSlice';

/** Those who fell silent are looked for so often. */
const lookEveryMs = 5_000;

/**
 * Somebody who touched nothing for so long is not there: nobody is told so of an empty chair, and a record left open keeps no
 * session alive.
 */
const unattendedAfterMs = 10 * 60_000;

/**
 * Announces that this person has a record open, for as long as it is mounted and the tab is looked at, and tells who else
 * has. Oneself, in whichever tab, is nobody else.
 * @param entity name of the record's entity: `patient`
 */
export function usePresence(entity: string, id: Id): readonly SomebodyHere[] {
  const runtime = useRuntime();
  const { user } = useSession();
  useEffect(() => keeperOf(runtime).open({ subject: entity, subjectId: id }), [runtime, entity, id]);
  useLoaded(presenceSlice, {});
  const derive = useCallback(
    (entries: readonly Entry<Presence>[]) => othersHere(entries, user.id),
    [user.id],
  );
  const key = recordKey({ subject: entity, subjectId: id });
  const others = useDerivedBy(presenceSlice, 'record', key, derive, samePeople);
  const now = useNow(lookEveryMs);
  return useMemo(() => others.filter(({ untilMs }) => now < untilMs), [others, now]);
}

const keepers = new WeakMap<Runtime, PresenceKeeper>();

/** The one keeper of this tab. */
function keeperOf(runtime: Runtime): PresenceKeeper {
  const { calls, clock, presence, reportError } = runtime;
  const post = (call: string) => async (record: OpenRecord) => {
    try {
      await calls.post(`/presences/${call}`, record, z.unknown());
    } catch (error) {
      if (error instanceof LockstepError && !mayPass.includes(error.code)) reportError(error);
    }
  };
  const keeper =
    keepers.get(runtime) ??
    createPresenceKeeper({
      after: clock.after,
      isAttended: () =>
        presence.isVisible() &&
        presence.isHere() &&
        clock.now() - presence.lastActiveAt() < unattendedAfterMs,
      watch: presence.watch,
      announce: post('announce'),
      leave: post('leave'),
    });
  keepers.set(runtime, keeper);
  return keeper;
}

/** Not now, or nobody is signed in any more: like an unreachable server, that is nothing to tell anybody. */
const mayPass: readonly ProblemCode[] = ['unavailable', 'too_many_requests', 'not_signed_in'];
