import { useMediaQuery } from '@mantine/hooks';

/** Whether the screen is as narrow as a phone: lists instead of grids, thumbs first. */
export function useIsPhone(): boolean {
  return useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
}

/** Whether there is no room for lists beside a calendar: a tablet, a small window, or a phone. */
export function useIsCompact(): boolean {
  return useMediaQuery('(max-width: 72em)', false, { getInitialValueInEffect: false });
}
