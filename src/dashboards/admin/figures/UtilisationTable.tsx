import type { Day } from '@/domain/primitives';
import { type UtilisationFigure, utilisationOf } from '@/features/figures/figures';
import { staffSlice } from '@/features/staff/staffSlice';
import { useAppSelector } from '@/store/hooks';
import { formatDate } from '@/ui/format';
import { StaffTag } from '@/ui/StaffTag';
import { ScrollRegion } from '@/ui/table/ScrollRegion';
import { TableHead } from '@/ui/table/TableHead';
import css from './figures.module.css';
import { formatMinutes, formatShare } from './figureWords';

interface UtilisationTableProps {
  figures: readonly UtilisationFigure[];
  days: readonly Day[];
}

/** Who is booked how much of the time they offer, day by day. */
export function UtilisationTable({ figures, days }: UtilisationTableProps) {
  const people = useAppSelector(staffSlice.selectors.selectAll).filter(({ id }) =>
    figures.some(({ staffId }) => staffId === id),
  );
  return (
    <ScrollRegion label="Utilisation by day" className={css.scroll}>
      <table className={css.table}>
        <caption className="visually-hidden">Booked share of the available time, by person and day</caption>
        <TableHead columns={['Person', 'All', ...days.map((day) => formatDate(day))]} />
        <tbody>
          {people.map(({ id, name, colour, isActive }) => {
            const own = figures.filter(({ staffId }) => staffId === id);
            return (
              <tr key={id} data-id={id}>
                <th scope="row">
                  <StaffTag name={name} colour={colour} inactive={!isActive} />
                </th>
                <Share figures={own} />
                {days.map((day) => (
                  <Share key={day} figures={own.filter(({ date }) => date === day)} />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Share({ figures }: { figures: readonly UtilisationFigure[] }) {
  const sum = (of: 'occupiedMinutes' | 'availableMinutes') =>
    figures.reduce((total, figure) => total + figure[of], 0);
  const [occupied, available] = [sum('occupiedMinutes'), sum('availableMinutes')];
  if (occupied === 0 && available === 0) return <td>–</td>;
  return (
    <td title={`${formatMinutes(occupied)} of ${formatMinutes(available)}`}>
      {formatShare(utilisationOf(figures))}
    </td>
  );
}
