import type { RevenueFigure } from '@/features/figures/figures';
import { formatDay } from '@/ui/format';
import { formatAmount } from '@/ui/formatMoney';
import css from './figures.module.css';

/** Issued and paid, day by day. */
export function RevenueTable({ figures, currency }: { figures: readonly RevenueFigure[]; currency: string }) {
  return (
    <div className={css.scroll} role="region" aria-label="Revenue by day" tabIndex={0}>
      <table className={css.table}>
        <caption className="visually-hidden">Revenue by day</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Issued</th>
            <th scope="col">Paid</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ date, issuedCents, paidCents }) => (
            <tr key={date}>
              <th scope="row">{formatDay(date)}</th>
              <td>{formatAmount(issuedCents, currency)}</td>
              <td>{formatAmount(paidCents, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
