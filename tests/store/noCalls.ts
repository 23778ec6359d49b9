import type { Calls } from '@/sync/ports';

/** For pages that only follow lists and the feed. */
export const noCalls: Calls = {
  get: () => Promise.reject(new Error('nothing is read here')),
  post: () => Promise.reject(new Error('nothing is called here')),
};
