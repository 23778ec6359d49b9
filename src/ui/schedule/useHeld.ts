import { useSyncExternalStore } from 'react';
import type { Readable } from './createHeld';

/** Follows a held value. */
export function useHeld<T>({ get, subscribe }: Readable<T>): T {
  return useSyncExternalStore(subscribe, get);
}
