import type { RevenueFigure } from '@/features/figures/figures';
import { formatDay } from '@/ui/format';
import { formatAmount } from '@/ui/formatMoney';
import { ScrollRegion } from '@/ui/table/ScrollRegion';
import { TableHead } from '@/ui/table/TableHead';
import css from './figures.module.css';

const columns = ['Day', 'Issued', 'Paid'];

/** Issued and paid, day by day. */
export function RevenueTable({ figures, currency }: { figures: readonly RevenueFigure[]; currency: string }) {
  return (
    <ScrollRegion label="Revenue by day" className={css.scroll}>
      <table className={css.table}>
        <caption className="visually-hidden">Revenue by day</caption>
        <TableHead columns={columns} />
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
    </ScrollRegion>
  );
}
