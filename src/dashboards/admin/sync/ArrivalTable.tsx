import { memo } from 'react';
import type { InspectedChange } from '@/store/useInspection';
import { FactCard, FactCards } from '@/ui/list/FactCards';
import { ScrollRegion } from '@/ui/table/ScrollRegion';
import { TableHead } from '@/ui/table/TableHead';
import { NotKnown } from './NotKnown';
import { formatNumber } from './engineWords';
import { SourceName } from './SourceMark';
import classes from './arrivals.module.css';
import { changeWords, formatArrival, formatDelay, shortId } from './syncWords';

const columns = ['Arrived', 'What', 'Row', 'Position', 'Rev', 'Way', 'Delay'];

interface ArrivalsProps {
  /** Newest first. */
  changes: readonly InspectedChange[];
  timeZone: string;
}

/** What reached this tab, newest on top. It scrolls by itself, so that what arrives moves nothing around it. */
export function ArrivalTable({ changes, timeZone }: ArrivalsProps) {
  return (
    <ScrollRegion label="Last changes" className={classes.scroll}>
      <table className={classes.arrivals}>
        <TableHead columns={columns} />
        <tbody>
          {changes.map((change) => (
            <ArrivalRow key={change.n} change={change} timeZone={timeZone} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const ArrivalRow = memo(function ArrivalRow({ change, timeZone }: ArrivalProps) {
  const { id, at, seq, rev, delayMs, again } = change;
  return (
    <tr data-id={id} data-again={again || undefined}>
      <td>{formatArrival(at, timeZone)}</td>
      <td className={classes.what}>{changeWords(change)}</td>
      <td title={id}>{shortId(id)}</td>
      <td>{formatNumber(seq)}</td>
      <td>{rev}</td>
      <td>
        <SourceName source={change.source} again={again} />
      </td>
      <td>{delayMs === null ? <NotKnown /> : formatDelay(delayMs)}</td>
    </tr>
  );
});

/** The same on a phone: two lines each, in the page's own scroll. */
export function ArrivalList({ changes, timeZone }: ArrivalsProps) {
  return (
    <FactCards label="Last changes">
      {changes.map((change) => (
        <ArrivalCard key={change.n} change={change} timeZone={timeZone} />
      ))}
    </FactCards>
  );
}

interface ArrivalProps {
  change: InspectedChange;
  timeZone: string;
}

const ArrivalCard = memo(function ArrivalCard({ change, timeZone }: ArrivalProps) {
  const { id, at, seq, rev, delayMs, again } = change;
  return (
    <FactCard
      className={classes.card}
      data-id={id}
      data-again={again || undefined}
      what={<span className={classes.what}>{changeWords(change)}</span>}
      mark={<SourceName source={change.source} again={again} />}
      facts={`${formatArrival(at, timeZone)} · ${shortId(id)} · ${formatNumber(seq)} · rev ${rev}`}
      figure={delayMs === null ? <NotKnown /> : formatDelay(delayMs)}
    />
  );
});
