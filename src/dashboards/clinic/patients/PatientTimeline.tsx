import { IconTimelineEvent } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Id, Instant } from '@/domain/primitives';
import { useNow } from '@/store/useClock';
import { useScreenLoad } from '@/store/useScreenLoad';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { useSession, useWords } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { KindFilter } from './KindFilter';
import css from './PatientTimeline.module.css';
import { TimelineEntryItem } from './TimelineEntryItem';
import { TimelineMore } from './TimelineMore';
import { monthsOf } from './timelineMonths';
import type { TimelineEntry, TimelineSource } from './timelineSource';
import { useReadingPlace } from './useReadingPlace';
import { useTimeline } from './useTimeline';

/** So many of what was are drawn at first, and again each time their end comes near. */
const step = 60;

interface PatientTimelineProps {
  patientId: Id;
  /** The same ones for the life of the component. */
  sources: readonly TimelineSource[];
}

/** All that happened and will happen with a patient, in one list; live. */
export function PatientTimeline({ patientId, sources }: PatientTimelineProps) {
  const now = new Date(useNow(60_000)).toISOString() as Instant;
  const { timeZone } = useSession().practice;
  const { client } = useWords();
  // oxlint-disable-next-line react/rules-of-hooks -- the sources never change, and so not their number
  const load = useScreenLoad(sources.map((source) => source.useLoad(patientId)));
  const timeline = useTimeline(sources, patientId, now);
  const [only, setOnly] = useState<readonly string[]>([]);
  const [drawn, setDrawn] = useState(step);
  const root = useReadingPlace();
  const all = useMemo(() => [...timeline.ahead, ...timeline.past], [timeline]);
  const isShown = ({ kind }: TimelineEntry) => only.length === 0 || only.includes(kind);
  const past = timeline.past.filter(isShown);
  const groups = [
    { month: 'ahead', label: 'To come', entries: timeline.ahead.filter(isShown) },
    ...monthsOf(past.slice(0, drawn), timeZone),
  ].filter(({ entries }) => entries.length > 0);

  return (
    <section className={css.timeline} aria-label="History">
      <KindFilter sources={sources} entries={all} only={only} onOnly={setOnly} />
      <div ref={root} className={css.entries}>
        {load.isFirst && !load.problem && <SkeletonRows rows={6} />}
        {load.isFirst && load.problem && <ErrorState problem={load.problem} onRetry={load.retry} />}
        {!load.isFirst &&
          groups.map(({ month, label, entries }) => (
            <div key={month}>
              <h3 className={css.heading}>{label}</h3>
              <ul className={css.list} aria-label={label}>
                {entries.map(({ id, kind }) => {
                  const source = sources.find((one) => one.kind === kind);
                  return source && <TimelineEntryItem key={id} id={id} source={source} />;
                })}
              </ul>
            </div>
          ))}
        {!load.isFirst && past.length > drawn && (
          <TimelineMore
            key={drawn}
            count={past.length - drawn}
            onMore={() => setDrawn((known) => known + step)}
          />
        )}
        {!load.isFirst && groups.length === 0 && (
          <EmptyState
            icon={<IconTimelineEvent />}
            title={all.length === 0 ? 'Nothing yet' : 'Nothing of this kind'}
            hint={
              all.length === 0
                ? `What is booked, treated and billed for this ${client.one} stands here, the moment it happens.`
                : 'Choose another kind above.'
            }
          />
        )}
      </div>
    </section>
  );
}
