import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';

/** Draws older entries once their end comes near; pressed, at once. */
export function TimelineMore({ count, onMore }: { count: number; onMore: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  const more = useEffectEvent(onMore);
  useEffect(() => {
    if (!end.current) return undefined;
    const sight = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting) more();
      },
      { rootMargin: '600px' },
    );
    sight.observe(end.current);
    return () => sight.disconnect();
  }, []);
  return (
    <div ref={end}>
      <Button variant="default" onClick={onMore}>
        Show {count} older
      </Button>
    </div>
  );
}
