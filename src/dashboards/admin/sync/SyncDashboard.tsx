import { Button } from '@mantine/core';
import { IconEraser, IconPlayerPause, IconPlayerPlay, IconActivity } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { staffSlice } from '@/features/staff/staffSlice';
import { useLoaded } from '@/store/hooks';
import { useCommand } from '@/ui/commands';
import { EmptyState } from '@/ui/EmptyState';
import { formatCount } from '@/ui/format';
import { PageHeader } from '@/ui/PageHeader';
import { useSession } from '@/ui/sessionContext';
import { useIsPhone } from '@/ui/useIsPhone';
import { useUrlState } from '@/ui/useUrlState';
import { ArrivalList, ArrivalTable } from './ArrivalTable';
import { DelayPlot } from './DelayPlot';
import { DelayTable } from './DelayTable';
import { EngineFigures } from './EngineFigures';
import { ServerFigures } from './ServerFigures';
import { SourceFilter } from './SourceFilter';
import arrivals from './arrivals.module.css';
import delay from './delay.module.css';
import classes from './sync.module.css';
import { sources } from './syncWords';
import { useHeldInspection } from './useHeldInspection';

/** What reaches this tab, by which way, and how soon: for whoever looks after the practice's Lockstep. */
export function SyncDashboard() {
  const { timeZone } = useSession().practice;
  const isPhone = useIsPhone();
  const [url, setUrl] = useUrlState();
  const { inspection, isPaused, missed, toggle, clear } = useHeldInspection();
  const { changes, bySource, clockOffsetMs } = inspection;
  // A tab follows the feed from the first list it loads; this is the smallest.
  useLoaded(staffSlice, {});

  const pauseWord = isPaused ? 'Resume' : 'Pause';
  useCommand({ id: 'sync.pause', label: `${pauseWord} the list of changes`, keys: 'p', run: toggle });
  useCommand({ id: 'sync.clear', label: 'Clear the list of changes', keys: 'c', run: clear });

  const hide = url.get('hide') ?? '';
  const hidden = useMemo(() => sources.filter((source) => hide.split(',').includes(source)), [hide]);
  const shown = useMemo(() => changes.filter(({ source }) => !hidden.includes(source)), [changes, hidden]);
  const Arrivals = isPhone ? ArrivalList : ArrivalTable;

  return (
    <div className={classes.page}>
      <PageHeader title="Sync" subtitle="What reaches this tab, by which way, and how soon">
        <Button
          variant="default"
          leftSection={
            isPaused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />
          }
          onClick={toggle}
        >
          {pauseWord}
        </Button>
        <Button
          variant="default"
          leftSection={<IconEraser size={16} aria-hidden />}
          disabled={changes.length === 0}
          onClick={clear}
        >
          Clear
        </Button>
      </PageHeader>
      <EngineFigures clockOffsetMs={clockOffsetMs} />
      <ServerFigures />
      <section className={delay.delay} aria-labelledby="sync-delay">
        <h2 id="sync-delay" className={classes.title}>
          Delay from commit to arrival
        </h2>
        <DelayPlot changes={shown} timeZone={timeZone} />
        <DelayTable bySource={bySource} />
      </section>
      <section className={arrivals.last}>
        <div className={arrivals.lastHead}>
          <h2 className={classes.title}>Last changes</h2>
          <span className={arrivals.held}>{isPaused && `Paused, ${formatCount(missed, 'new change')}`}</span>
          <span className="visually-hidden" role="status">
            {isPaused && 'The list is paused'}
          </span>
          <SourceFilter
            hidden={hidden}
            changes={changes}
            onChange={(next) => setUrl({ hide: next.length > 0 ? next.join(',') : null })}
          />
        </div>
        {shown.length > 0 ? (
          <Arrivals changes={shown} timeZone={timeZone} />
        ) : (
          <Nothing isHidden={changes.length > 0} />
        )}
      </section>
    </div>
  );
}

function Nothing({ isHidden }: { isHidden: boolean }) {
  if (isHidden) {
    return (
      <EmptyState icon={<IconActivity />} title="Nothing came this way" hint="Show the other ways as well." />
    );
  }
  return (
    <EmptyState
      icon={<IconActivity />}
      title="Nothing has changed yet"
      hint="Each change that reaches this tab appears here, whoever makes it. Change something in another tab, or here."
      action={
        <Button component={Link} to="/availability" variant="default">
          Change availability
        </Button>
      }
    />
  );
}
