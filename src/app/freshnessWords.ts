import type { WallTime } from '@/domain/primitives';
import { formatCount } from '@/ui/format';

export interface FreshnessFacts {
  state: 'live' | 'polling' | 'catchingUp' | 'offline';
  offlineSince: WallTime | null;
  /** Milliseconds since this tab last knew that nothing was missing. */
  checkedMsAgo: number | null;
  waiting: number;
}

/** One word for the state, and what else a person wants to know about it. */
export function freshnessWords({ state, offlineSince, checkedMsAgo, waiting }: FreshnessFacts): {
  word: string;
  more: string;
} {
  const unsent = waiting > 0 ? `${formatCount(waiting, 'change')} waiting` : '';
  switch (state) {
    case 'live':
      return { word: 'Live', more: unsent };
    case 'polling':
      return {
        word: 'Polling',
        more: unsent || (checkedMsAgo === null ? '' : `checked ${ago(checkedMsAgo)}`),
      };
    case 'catchingUp':
      return { word: 'Catching up', more: unsent };
    case 'offline':
      return { word: offlineSince ? `Offline since ${offlineSince}` : 'Offline', more: unsent };
  }
}

function ago(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 2) return 'just now';
  return seconds < 60 ? `${seconds} s ago` : `${Math.floor(seconds / 60)} min ago`;
}
