import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { Link, useLocation } from 'react-router-dom';
import { useClinicPaths } from '@/dashboards/clinic/clinicPaths';
import type { Id } from '@/domain/primitives';
import { inventorySlice } from '@/features/inventory/inventorySlice';
import { formatStock, stockStateOf } from '@/features/inventory/stockWords';
import { useEntry, useIdsBy } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import css from './LowStrip.module.css';

/** What it is time to order, on top. As high with many as with none, so that nothing below it jumps. */
export function LowStrip() {
  const ids = useIdsBy(inventorySlice, 'level', 'low');
  return (
    <section className={css.strip} aria-labelledby="running-low">
      <h2 className={css.title} id="running-low">
        Running low
      </h2>
      {ids.length === 0 ? (
        <p className={css.none}>
          <IconCircleCheck size={18} aria-hidden />
          There is enough of everything.
        </p>
      ) : (
        <ul className={css.chips}>
          {ids.map((id) => (
            <li key={id}>
              <LowChip id={id} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function LowChip({ id }: { id: Id }) {
  const entry = useEntry(inventorySlice, id);
  const glow = useGlow(entry);
  const paths = useClinicPaths();
  const { search } = useLocation();
  const row = entry?.row;
  if (!row) return null;
  const state = stockStateOf(row);
  return (
    <Link
      className={css.chip}
      data-id={id}
      data-state={state}
      to={{ pathname: paths.record('inventory', id), search }}
      {...glow}
    >
      {state === 'out' ? <IconCircleX size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />}
      <span className={css.name}>{row.name}</span>
      <span className={css.left}>{state === 'out' ? 'none left' : `${formatStock(row.quantity)} left`}</span>
    </Link>
  );
}
