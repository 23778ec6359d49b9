import { useMemo } from 'react';
import type { Id } from '@/domain/primitives';
import { useRuntime } from '@/store/LockstepProvider';
import { isEmpty, noWords, type UnsavedWords } from './unsavedWords';

/** In memory and with the runtime: they end when the person signs out. */
const kept = new WeakMap<object, Map<Id, UnsavedWords>>();

/** Keeps what was typed at a record while another screen is looked at. It is never stored anywhere. */
export function useUnsavedWords(id: Id): { read(): UnsavedWords; keep(words: UnsavedWords): void } {
  const runtime = useRuntime();
  return useMemo(() => {
    const words = kept.get(runtime) ?? new Map<Id, UnsavedWords>();
    kept.set(runtime, words);
    return {
      read: () => words.get(id) ?? noWords,
      keep(typed) {
        if (isEmpty(typed)) words.delete(id);
        else words.set(id, typed);
      },
    };
  }, [runtime, id]);
}
