import { memo, useCallback } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Id } from '@/domain/primitives';
import { useClinicPaths } from '../clinicPaths';
import type { TimelineSource } from './timelineSource';

/** One entry of the history, as its kind shows itself; it is opened where its kind has its place. */
export const TimelineEntryItem = memo(function TimelineEntryItem({
  id,
  source,
}: {
  id: Id;
  source: TimelineSource;
}) {
  const { Card, section, kind } = source;
  const paths = useClinicPaths();
  const navigate = useNavigate();
  const open = useCallback(
    (opened: Id) => section && void navigate(paths.record(section, opened)),
    [navigate, paths, section],
  );
  return (
    <li data-id={id} data-kind={kind}>
      {section ? <Card id={id} onOpen={open} /> : <Card id={id} />}
    </li>
  );
});
