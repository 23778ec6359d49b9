import { z } from 'zod';
import { Day, Id } from '@/domain/primitives';

const Count = z.int().min(0);
const Amount = z.int().min(0);

/** One therapist's day. */
export const UtilisationFigure = z.object({
  staffId: Id,
  date: Day,
  /** Minutes of services booked, without buffers; cancelled and missed ones do not count. */
  occupiedMinutes: Count,
  /** Minutes of active availability, overlapping ones once. */
  availableMinutes: Count,
});
export type UtilisationFigure = z.infer<typeof UtilisationFigure>;

/** One day's money, in cents. */
export const RevenueFigure = z.object({
  date: Day,
  /** What the invoices issued that day come to; void ones do not count. */
  issuedCents: Amount,
  /** Payments of that day, of whichever invoice. */
  paidCents: Amount,
});
export type RevenueFigure = z.infer<typeof RevenueFigure>;

/** What a stretch of days comes to, all of it true at one moment. Days are the practice's. */
export const Figures = z.object({
  from: Day,
  to: Day,
  utilisation: z.array(UtilisationFigure),
  /** Of the appointments that were due: who did not come, and who did. */
  visits: z.object({ noShow: Count, came: Count }),
  /** Days with nothing are left out. */
  revenue: z.array(RevenueFigure),
  /** What is to be ordered now, whatever days are asked for. */
  lowStock: z.array(
    z.object({ id: Id, name: z.string(), unit: z.string(), quantity: Count, reorderLevel: Count }),
  ),
});
export type Figures = z.infer<typeof Figures>;

/** Share of the available minutes that are occupied; null where none are available. More than 1: overbooked. */
export function utilisationOf(
  figures: readonly Pick<UtilisationFigure, 'occupiedMinutes' | 'availableMinutes'>[],
): number | null {
  const sum = (of: 'occupiedMinutes' | 'availableMinutes') =>
    figures.reduce((total, figure) => total + figure[of], 0);
  const available = sum('availableMinutes');
  return available === 0 ? null : sum('occupiedMinutes') / available;
}

/** Share of those who were due and did not come; null where nobody was. */
export function noShowRate({ noShow, came }: Figures['visits']): number | null {
  return noShow + came === 0 ? null : noShow / (noShow + came);
}
