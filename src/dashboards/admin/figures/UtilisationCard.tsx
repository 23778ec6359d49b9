import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Day } from '@/domain/primitives';
import { type UtilisationFigure, utilisationOf } from '@/features/figures/figures';
import { staffSlice } from '@/features/staff/staffSlice';
import { useAppSelector } from '@/store/hooks';
import { formatDate } from '@/ui/format';
import { type Bar, BarPlot } from './BarPlot';
import css from './figures.module.css';
import { formatShare, shortName } from './figureWords';
import { UtilisationTable } from './UtilisationTable';

interface UtilisationCardProps {
  figures: readonly UtilisationFigure[];
  days: readonly Day[];
}

/** How much of the offered time is booked: drawn by day or by person, and both as a table. */
export function UtilisationCard({ figures, days }: UtilisationCardProps) {
  const [by, setBy] = useState<'day' | 'person'>('day');
  const people = useAppSelector(staffSlice.selectors.selectAll);
  const shareOf = (some: readonly UtilisationFigure[]) => [utilisationOf(some) ?? 0];
  const bars: readonly Bar[] =
    by === 'day'
      ? days.map((day) => ({
          key: day,
          label: formatDate(day),
          values: shareOf(figures.filter(({ date }) => date === day)),
        }))
      : people
          .filter(({ id }) => figures.some(({ staffId }) => staffId === id))
          .map(({ id, name }) => ({
            key: id,
            label: shortName(name),
            values: shareOf(figures.filter(({ staffId }) => staffId === id)),
          }));
  return (
    <section className={css.card} aria-labelledby="figures-utilisation">
      <div className={css.cardHead}>
        <h2 id="figures-utilisation">Utilisation</h2>
        <SegmentedControl<typeof by>
          aria-label="Drawn by"
          size="xs"
          value={by}
          onChange={setBy}
          data={[
            { value: 'day', label: 'By day' },
            { value: 'person', label: 'By person' },
          ]}
        />
      </div>
      <BarPlot
        label={`Booked share of the available time by ${by}; the table below has the figures`}
        series={['Booked']}
        bars={bars}
        format={formatShare}
      />
      <UtilisationTable figures={figures} days={days} />
    </section>
  );
}
