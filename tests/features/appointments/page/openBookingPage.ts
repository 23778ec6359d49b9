import { join } from 'node:path';
import type { BrowserContextOptions } from '@playwright/test';
import { builtPage } from '../../../browser/builtPage';
import { keepToasts } from '../../../browser/keepToasts';
import { openPage } from '../../../browser/stage/openPage';
import type { BookingPage } from './booking';

declare global {
  interface Window {
    bookingPage: BookingPage;
  }
}

/** The page of `booking.tsx`, built, served and opened in a real browser as often as wanted. */
export async function startBookingPage() {
  const built = await builtPage(join(import.meta.dirname, 'booking.html'));
  return {
    open: (query = '', options: BrowserContextOptions = {}) =>
      openPage(built, {
        query,
        awaits: (page) => page.getByRole('button', { name: 'New appointment' }),
        prepare: keepToasts,
        ...options,
      }),
    close: built.close,
  };
}
