import { useMemo } from 'react';
import type { UrlPatch, UrlState } from '@/ui/useUrlState';
import type { OrderWish } from './boardOrder';

type WishChange = (patch: Partial<OrderWish>) => void;

/** The filter and the order of the board, kept in the address. */
export function useOrderWish(
  url: UrlState,
  setUrl: (patch: UrlPatch) => void,
): [OrderWish, WishChange, () => void] {
  const wish = useMemo<OrderWish>(
    () => ({
      name: url.get('q') ?? '',
      onlyAvailable: url.get('free') === 'now',
      sort: url.get('sort') === 'free' ? 'free' : 'name',
    }),
    [url],
  );
  return useMemo(() => {
    const change: WishChange = ({ name, onlyAvailable, sort }) =>
      setUrl({
        ...(name === undefined ? {} : { q: name === '' ? null : name }),
        ...(onlyAvailable === undefined ? {} : { free: onlyAvailable ? 'now' : null }),
        ...(sort === undefined ? {} : { sort: sort === 'free' ? sort : null }),
      });
    return [wish, change, () => setUrl({ q: null, free: null })];
  }, [wish, setUrl]);
}
