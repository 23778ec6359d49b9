import { createContext, type ReactNode } from 'react';
import type { BookingParts } from './bookingParts';

export const BookingPartsContext = createContext<BookingParts | null>(null);

/** Gives everything of appointments below it what it shows of other features. `parts` never changes. */
export function BookingPartsProvider({ parts, children }: { parts: BookingParts; children: ReactNode }) {
  return <BookingPartsContext value={parts}>{children}</BookingPartsContext>;
}
