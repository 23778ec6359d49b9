import { useMediaQuery } from '@mantine/hooks';

/** Whether the screen is as narrow as a phone: lists instead of grids, thumbs first. */
export function useIsPhone(): boolean {
  return useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
}
