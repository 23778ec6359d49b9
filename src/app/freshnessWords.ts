import type { WallTime } from '@/domain/primitives';
import { frameTexts, type FrameTexts } from './frameTexts';

export interface FreshnessFacts {
  state: 'live' | 'polling' | 'catchingUp' | 'offline';
  offlineSince: WallTime | null;
  /** Milliseconds since this tab last knew that nothing was missing. */
  checkedMsAgo: number | null;
  waiting: number;
}

/** One word for the state, and what else a person wants to know about it. */
export function freshnessWords(
  { state, offlineSince, checkedMsAgo, waiting }: FreshnessFacts,
  texts: FrameTexts['freshness'] = frameTexts.en.freshness,
): { word: string; more: string } {
  const unsent = waiting > 0 ? texts.waiting(waiting) : '';
  switch (state) {
    case 'live':
      return { word: texts.live, more: unsent };
    case 'polling':
      return {
        word: texts.polling,
        more: unsent || (checkedMsAgo === null ? '' : texts.checked(ago(checkedMsAgo, texts))),
      };
    case 'catchingUp':
      return { word: texts.catchingUp, more: unsent };
    case 'offline':
      return { word: texts.offline(offlineSince), more: unsent };
  }
}

function ago(ms: number, texts: FrameTexts['freshness']): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 2) return texts.justNow;
  return seconds < 60 ? texts.ago(seconds, 's') : texts.ago(Math.floor(seconds / 60), 'min');
}
