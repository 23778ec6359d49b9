import type { CommonFields, Entity } from '@/domain/entity';
import type { Change } from '@/protocol/change';
import { type EntityEventData, eventType, toEventData } from '@/protocol/syncEvent';
import type { SyncService, SyncSource } from './syncService';

export interface TellingOptions {
  service: SyncService;
  entities: readonly Entity[];
  /** What an event says beside its row. */
  describe(entity: Entity, row: CommonFields): Record<string, unknown>;
}

/** Turns a change of the feed into the event that every change is here, and hands it to the one way in. */
export function changeTeller({ service, entities, describe }: TellingOptions) {
  const byName = new Map(entities.map((entity) => [entity.name, entity]));
  return function tellChange(change: Change, source: SyncSource): void {
    const entity = byName.get(change.entity);
    // An entity that only a newer build knows: nothing here shows it.
    if (!entity) return;
    const { entity: _name, row, ...fields } = change;
    const event = { ...fields, ...(row ? { row: row as unknown as CommonFields } : {}) } as EntityEventData;
    const extra = event.row ? describe(entity, event.row) : {};
    service.deliver(eventType(entity, change.op), toEventData(entity, event, extra), source);
  };
}
