import type { CommonFields } from '@/domain/entity';
import { type Buckets, eachChangedKey, emptyBuckets, getIn } from '@/sync/core/buckets';
import type { Clock } from '@/sync/ports';
import type { AnySlice } from './anySlice';
import type { EntityState, StoreState } from './entityState';

export interface KeyedSubscriptions {
  /** Calls `changed` after the row with this id changed in any way. */
  toRow(path: string, id: string, changed: () => void): () => void;
  /** Calls `changed` after the list of ids under `key` changed. */
  toIndex(path: string, index: string, key: string, changed: () => void): () => void;
  /** Calls `changed` after that list, or any row in it, changed. */
  toRowsOf(path: string, index: string, key: string, changed: () => void): () => void;
  /** The same a moment later and once for all that changed until then: for figures over many rows. */
  toSummaryOf(path: string, index: string, key: string, changed: () => void): () => void;
}

interface WatchedStore {
  getState(): StoreState;
  subscribe(listener: () => void): () => void;
}

/**
 * Subscriptions by what a component shows. With one subscription to the whole store each, a thousand chips on a board
 * are a thousand questions for every change; here a change costs what it changed.
 */
export function createKeyedSubscriptions(
  store: WatchedStore,
  slices: readonly AnySlice[],
  clock: Pick<Clock, 'after'>,
): KeyedSubscriptions {
  const listeners = new Map<string, Set<() => void>>();
  const untold = new Set<string>();
  let before = store.getState();

  function add(topic: string, changed: () => void): () => void {
    const known = listeners.get(topic) ?? new Set();
    listeners.set(topic, known.add(changed));
    return () => {
      known.delete(changed);
      if (known.size === 0 && listeners.get(topic) === known) listeners.delete(topic);
    };
  }

  function tell(topic: string): void {
    const known = listeners.get(topic);
    if (known) for (const changed of known) changed();
  }

  function tellSummary(topic: string): void {
    if (!listeners.has(topic)) return;
    if (untold.size === 0) {
      clock.after(0, () => {
        const topics = [...untold];
        untold.clear();
        topics.forEach(tell);
      });
    }
    untold.add(topic);
  }

  store.subscribe(() => {
    const previous = before;
    before = store.getState();
    for (const { entity } of slices) {
      const old = (previous[entity.path] as EntityState<CommonFields>).replica;
      const young = (before[entity.path] as EntityState<CommonFields>).replica;
      if (old === young) continue;
      const touched = new Set<string>();
      eachChangedKey(old.entries, young.entries, (id) => {
        tell(rowTopic(entity.path, id));
        for (const row of [getIn(old.entries, id)?.row, getIn(young.entries, id)?.row]) {
          if (!row) continue;
          for (const [name, keyOf] of Object.entries(entity.indexes ?? {})) {
            touched.add(rowsTopic(entity.path, name, keyOf(row)));
          }
        }
      });
      for (const topic of touched) {
        tell(topic);
        tellSummary(summaryTopic(topic));
      }
      for (const [name, index] of Object.entries(young.indexes)) {
        const earlier: Buckets<readonly string[]> = old.indexes[name] ?? emptyBuckets();
        eachChangedKey(earlier, index, (key) => tell(indexTopic(entity.path, name, key)));
      }
      for (const [name, index] of Object.entries(old.indexes)) {
        if (!(name in young.indexes))
          eachChangedKey(index, emptyBuckets(), (key) => tell(indexTopic(entity.path, name, key)));
      }
    }
  });

  return {
    toRow: (path, id, changed) => add(rowTopic(path, id), changed),
    toIndex: (path, index, key, changed) => add(indexTopic(path, index, key), changed),
    toRowsOf: (path, index, key, changed) => add(rowsTopic(path, index, key), changed),
    toSummaryOf: (path, index, key, changed) => add(summaryTopic(rowsTopic(path, index, key)), changed),
  };
}

const rowTopic = (path: string, id: string) => `${path}/${id}`;
const rowsTopic = (path: string, index: string, key: string) => `${path}*${index}/${key}`;
const summaryTopic = (rows: string) => `~${rows}`;
const indexTopic = (path: string, index: string, key: string) => `${path}#${index}/${key}`;
