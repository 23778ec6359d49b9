import { useState } from 'react';
import type { Entry } from '@/store/hooks';
import { type GlowProps, useGlow } from '@/store/useGlow';

/** Marks one part of a record when somebody else's change of just that part has arrived. */
export function useChangeGlow(value: unknown, entry: Entry<unknown>): GlowProps {
  const [seen, setSeen] = useState<{ value: unknown; mark: Entry<unknown> | undefined }>({
    value,
    mark: undefined,
  });
  if (!Object.is(seen.value, value)) setSeen({ value, mark: entry });
  return useGlow(seen.mark);
}
