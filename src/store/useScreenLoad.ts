import { useDeferredValue, useState } from 'react';
import type { Load } from './entityState';
import type { LoadedList } from './hooks';

export interface ScreenLoad {
  /** Nothing was ever there to show. */
  isFirst: boolean;
  /** Something else is on its way; what is empty means nothing yet. */
  isBusy: boolean;
  problem: Load['problem'];
  retry(): void;
}

/** How a screen stands that shows several lists. Once it was complete, it never goes back to a skeleton. */
export function useScreenLoad(lists: readonly LoadedList[]): ScreenLoad {
  const isReady = lists.every(({ status }) => status === 'ready');
  const [wasReady, setWasReady] = useState(isReady);
  if (isReady && !wasReady) setWasReady(true);
  // What replaces the skeleton may be large; rendered in the background, it holds no key press up.
  const isShown = useDeferredValue(wasReady);
  return {
    isFirst: !isShown,
    isBusy: !isReady,
    problem: lists.find(({ status }) => status === 'failed')?.problem,
    retry() {
      for (const list of lists) list.retry();
    },
  };
}
