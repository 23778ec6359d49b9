import type { Entry } from '@/sync/core/replica';
import { useRuntime } from './LockstepProvider';

/** As long as the mark takes to fade (`tokens.css`). */
const glowMs = 1200;

export interface GlowProps {
  'data-glow'?: 'even' | 'odd';
}

/** Marks an element when somebody else's change of its row has just arrived: spread it on the element. */
export function useGlow(entry: Pick<Entry<unknown>, 'via' | 'at' | 'arrivals'> | undefined): GlowProps {
  const { clock } = useRuntime();
  const fromElsewhere = entry !== undefined && entry.via !== 'own' && entry.via !== 'list';
  if (!fromElsewhere || clock.now() - entry.at >= glowMs) return {};
  return { 'data-glow': entry.arrivals % 2 === 0 ? 'even' : 'odd' };
}
