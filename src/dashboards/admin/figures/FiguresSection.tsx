import { SegmentedControl } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { addDays, daysBetween } from '@/domain/calendar';
import { type Figures, noShowRate, utilisationOf } from '@/features/figures/figures';
import { useFigures } from '@/features/figures/useFigures';
import { formatStock, unitOf } from '@/features/inventory/stockWords';
import { staffSlice } from '@/features/staff/staffSlice';
import { useLoaded } from '@/store/hooks';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { formatCount, formatDate } from '@/ui/format';
import { formatMoney } from '@/ui/formatMoney';
import { PageHeader } from '@/ui/PageHeader';
import { useSession, useToday } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useUrlState } from '@/ui/useUrlState';
import { BarPlot } from './BarPlot';
import css from './figures.module.css';
import { formatShare } from './figureWords';
import { RevenueTable } from './RevenueTable';
import { UtilisationCard } from './UtilisationCard';

type Period = 'week' | 'month' | 'ahead';
const spans: Readonly<Record<Period, readonly [number, number]>> = {
  week: [-6, 0],
  month: [-27, 0],
  ahead: [0, 6],
};

/** What the practice comes to: as tiles, plots and tables, worked out anew as things change. */
export function FiguresSection() {
  const today = useToday();
  const [url, setUrl] = useUrlState();
  const asked = url.get('period');
  const period: Period = asked === 'month' || asked === 'ahead' ? asked : 'week';
  const [first, last] = spans[period];
  useLoaded(staffSlice, {});
  const { figures, problem, retry } = useFigures(addDays(today, first), addDays(today, last));
  return (
    <div className={css.page}>
      <PageHeader
        title="Figures"
        subtitle={figures ? `${formatDate(figures.from)} – ${formatDate(figures.to)}` : ''}
      >
        <SegmentedControl<Period>
          aria-label="Days"
          value={period}
          onChange={(next) => setUrl({ period: next === 'week' ? null : next })}
          data={[
            { value: 'week', label: 'Last 7 days' },
            { value: 'month', label: 'Last 28 days' },
            { value: 'ahead', label: 'Next 7 days' },
          ]}
        />
      </PageHeader>
      {problem && <ErrorState problem={problem} onRetry={retry} />}
      {!figures && !problem && <SkeletonRows rows={8} />}
      {figures && <Shown figures={figures} />}
    </div>
  );
}

function Shown({ figures }: { figures: Figures }) {
  const { currency } = useSession().practice;
  const { utilisation, visits, revenue, lowStock, from, to } = figures;
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => addDays(from, n));
  const sum = (of: 'issuedCents' | 'paidCents') => revenue.reduce((total, one) => total + one[of], 0);
  return (
    <>
      <dl className={css.tiles}>
        <Tile
          name="Utilisation"
          value={formatShare(utilisationOf(utilisation))}
          hint="booked of available time"
        />
        <Tile
          name="No-shows"
          value={formatShare(noShowRate(visits))}
          hint={`${visits.noShow} of ${formatCount(visits.noShow + visits.came, 'visit')}`}
        />
        <Tile name="Issued" value={formatMoney(sum('issuedCents'), currency)} hint="invoices of these days" />
        <Tile name="Paid" value={formatMoney(sum('paidCents'), currency)} hint="payments of these days" />
        <Tile name="Low stock" value={String(lowStock.length)} hint="to be ordered now" />
      </dl>
      <UtilisationCard figures={utilisation} days={days} />
      <section className={css.card} aria-labelledby="figures-revenue">
        <h2 id="figures-revenue">Revenue</h2>
        {revenue.length === 0 ? (
          <EmptyState
            icon={<IconChartBar />}
            title="No money moved"
            hint="Invoices issued and payments of these days appear here."
          />
        ) : (
          <>
            <BarPlot
              label="Issued and paid by day; the table below has the figures"
              series={['Issued', 'Paid']}
              bars={days.map((day) => {
                const one = revenue.find(({ date }) => date === day);
                return {
                  key: day,
                  label: formatDate(day),
                  values: [one?.issuedCents ?? 0, one?.paidCents ?? 0],
                };
              })}
              format={(cents) => formatMoney(cents, currency)}
              least={10_000}
            />
            <RevenueTable figures={revenue} currency={currency} />
          </>
        )}
      </section>
      <section className={css.card} aria-labelledby="figures-stock">
        <h2 id="figures-stock">Low stock</h2>
        {lowStock.length === 0 ? (
          <p className={css.none}>Nothing runs low.</p>
        ) : (
          <ul className={css.stock}>
            {lowStock.map(({ id, name, unit, quantity, reorderLevel }) => (
              <li key={id} data-id={id}>
                <strong>{name}</strong>
                <span>{`${formatStock(quantity)} ${unitOf(quantity, unit)} left, order at ${formatStock(reorderLevel)}`}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Tile({ name, value, hint }: { name: string; value: string; hint: string }) {
  return (
    <div className={css.tile}>
      <dt>{name}</dt>
      <dd>
        <span className={css.value}>{value}</span>
        <span className={css.hint}>{hint}</span>
      </dd>
    </div>
  );
}
