import { formatCount } from '@/ui/format';

/** What belongs to a visit beside its appointment. */
export interface VisitParts {
  hasNote: boolean;
  hasInvoice: boolean;
  /** How many things were taken from the stock. */
  used: number;
}

/** `with note, invoice and 2 things used`; empty where nothing belongs to it. */
export function partsWords({ hasNote, hasInvoice, used }: VisitParts): string {
  const parts = [
    ...(hasNote ? ['note'] : []),
    ...(hasInvoice ? ['invoice'] : []),
    ...(used > 0 ? [`${formatCount(used, 'thing')} used`] : []),
  ];
  const last = parts.pop();
  if (last === undefined) return '';
  return `with ${parts.length > 0 ? `${parts.join(', ')} and ` : ''}${last}`;
}
