import { memo } from 'react';
import { Link, useLocation } from 'react-router-dom';
import type { Id } from '@/domain/primitives';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import type { RecordKind } from './recordKind';
import css from './records.module.css';

/** One record as a line: pressing it opens it. */
export const RecordRow = memo(function RecordRow({ id, kind }: { id: Id; kind: RecordKind }) {
  const entry = useEntry(kind.slice, id);
  const glow = useGlow(entry);
  const { search } = useLocation();
  const row = entry?.row;
  if (!row) return null;
  const { Mark, Facts, section } = kind;
  return (
    <Link
      className={css.row ?? ''}
      to={{ pathname: `/admin/${section}/${id}`, search }}
      data-id={id}
      data-inactive={!row.isActive || undefined}
      {...glow}
    >
      <span className={css.who}>
        {Mark && <Mark row={row} />}
        <span className={css.name}>{row.name}</span>
        {!row.isActive && <span className={css.inactive}>Inactive</span>}
      </span>
      <span className={css.facts}>
        <Facts row={row} />
      </span>
    </Link>
  );
});
