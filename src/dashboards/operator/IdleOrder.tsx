import { useEffect, useEffectEvent } from 'react';
import { useNow } from '@/store/useClock';

const idleMs = 5_000;

/** Lets the order of the board catch up once nobody's hands are on it. Shows nothing. */
export function IdleOrder({ applyIfIdle }: { applyIfIdle(): void }) {
  const tick = useNow(idleMs);
  const onTick = useEffectEvent((_tick: number) => applyIfIdle());
  useEffect(() => onTick(tick), [tick]);
  return null;
}
