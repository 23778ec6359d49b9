import { useEffect, useEffectEvent } from 'react';
import type { Entity } from '@/domain/entity';
import { type EntityEventData, entityEvents, readEventData } from '@/protocol/syncEvent';
import type { SyncSource } from '@/sync/syncService';
import { useRuntime } from './LockstepProvider';

export interface OthersChange {
  entity: Entity;
  event: EntityEventData;
  /** What the event says beside its row, such as `staffName`. */
  extra: Readonly<Record<string, unknown>>;
  /** `tab`: this very person, in another tab of this browser. */
  via: SyncSource;
}

/**
 * Tells a component what has just been committed elsewhere, for a toast or a highlight. It only observes: by then the
 * one way in has taken the change.
 */
export function useOthersChanges(path: string, handler: (change: OthersChange) => void): void {
  const { sync, slices } = useRuntime();
  const onChange = useEffectEvent(handler);
  useEffect(() => {
    const entity = slices.find((slice) => slice.entity.path === path)?.entity;
    if (!entity) return;
    const ends = [...entityEvents([entity])].map(([type, { op }]) =>
      sync.subscribe(type, (data, { source }) => {
        // What is only on its way is most of what arrives: not worth reading.
        if (source === 'own' || (data as { seq?: unknown }).seq === null) return;
        const event = readEventData(entity, op, data);
        if (event?.seq) onChange({ entity, event, extra: data as Record<string, unknown>, via: source });
      }),
    );
    return () => {
      for (const end of ends) end();
    };
  }, [sync, slices, path]);
}
