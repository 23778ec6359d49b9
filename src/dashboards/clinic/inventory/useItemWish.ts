import { useCallback, useState } from 'react';
import { useUrlState } from '@/ui/useUrlState';
import type { ItemWish } from './itemOrder';

/**
 * The filter and the order of the list. They begin as the address says and it follows them; the router takes another
 * address when it has time, which typing can't wait for.
 */
export function useItemWish(): [ItemWish, (patch: Partial<ItemWish>) => void] {
  const [url, setUrl] = useUrlState();
  const [wish, setWish] = useState<ItemWish>(() => ({
    text: url.get('q') ?? '',
    onlyLow: url.get('only') === 'low',
    sort: url.get('sort') === 'level' ? 'level' : 'name',
  }));
  const change = useCallback(
    (patch: Partial<ItemWish>) => {
      const next = { ...wish, ...patch };
      setWish(next);
      // All of it each time: the address may not have taken the change before this one yet.
      setUrl({
        q: next.text === '' ? null : next.text,
        only: next.onlyLow ? 'low' : null,
        sort: next.sort === 'name' ? null : next.sort,
      });
    },
    [wish, setUrl],
  );
  return [wish, change];
}
