import { formatAmount } from '@/ui/formatMoney';
import { useSession } from '@/ui/sessionContext';
import { TableHead } from '@/ui/table/TableHead';
import { type Invoice, owedOf, totalOf } from './invoice';
import css from './LinesTable.module.css';

const columns = ['Description', 'Quantity', 'Unit price', 'Amount'];

/** What an invoice says, to read: its lines, what they come to, what was paid of it and what is owed. */
export function LinesTable({ row }: { row: Pick<Invoice, 'lines' | 'paidCents' | 'status'> }) {
  const { currency } = useSession().practice;
  const format = (cents: number) => formatAmount(cents, currency);
  const paidCents = row.paidCents ?? 0;
  return (
    <table className={css.table}>
      <TableHead columns={columns} />
      <tbody>
        {row.lines.map(({ description, quantity, unitCents }, place) => (
          // Lines of an issued invoice never change places.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={place}>
            <td>{description}</td>
            <td>{quantity}</td>
            <td>{format(unitCents)}</td>
            <td>{format(quantity * unitCents)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className={css.total}>
          <th scope="row" colSpan={3}>
            Total
          </th>
          <td>{format(totalOf(row.lines))}</td>
        </tr>
        {row.status !== 'void' && paidCents > 0 && (
          <tr>
            <th scope="row" colSpan={3}>
              Paid
            </th>
            <td>{format(paidCents)}</td>
          </tr>
        )}
        {row.status !== 'void' && row.status !== 'draft' && (
          <tr className={css.owed}>
            <th scope="row" colSpan={3}>
              {owedOf(row) === 0 ? 'Nothing owed' : 'Still owed'}
            </th>
            <td>{format(owedOf(row))}</td>
          </tr>
        )}
      </tfoot>
    </table>
  );
}
