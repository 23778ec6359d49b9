import { useEffect, useState } from 'react';
import { useRuntime } from './LockstepProvider';

/** Epoch milliseconds; renders again at every full step (a minute unless said otherwise). How components read time. */
export function useNow(stepMs = 60_000): number {
  const { clock } = useRuntime();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    let cancel = () => {};
    const wait = () => {
      cancel = clock.after(stepMs - (clock.now() % stepMs), () => {
        setNow(clock.now());
        wait();
      });
    };
    wait();
    return () => cancel();
  }, [clock, stepMs]);
  return now;
}
