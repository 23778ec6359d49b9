import { memo } from 'react';
import type { InspectedChange } from '@/store/useInspection';
import { NotKnown } from './NotKnown';
import { formatNumber } from './engineWords';
import { SourceName } from './SourceMark';
import classes from './arrivals.module.css';
import { changeWords, formatArrival, formatDelay, shortId } from './syncWords';

interface ArrivalsProps {
  /** Newest first. */
  changes: readonly InspectedChange[];
  timeZone: string;
}

/** What reached this tab, newest on top. It scrolls by itself, so that what arrives moves nothing around it. */
export function ArrivalTable({ changes, timeZone }: ArrivalsProps) {
  return (
    // What can be scrolled must be reachable by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.scroll} role="region" aria-label="Last changes" tabIndex={0}>
      <table className={classes.arrivals}>
        <thead>
          <tr>
            <th scope="col">Arrived</th>
            <th scope="col">What</th>
            <th scope="col">Row</th>
            <th scope="col">Position</th>
            <th scope="col">Rev</th>
            <th scope="col">Way</th>
            <th scope="col">Delay</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <ArrivalRow key={change.n} change={change} timeZone={timeZone} />
          ))}
        </tbody>
      </table>
    </div>
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
    <ul className={classes.cards} aria-label="Last changes">
      {changes.map((change) => (
        <ArrivalCard key={change.n} change={change} timeZone={timeZone} />
      ))}
    </ul>
  );
}

interface ArrivalProps {
  change: InspectedChange;
  timeZone: string;
}

const ArrivalCard = memo(function ArrivalCard({ change, timeZone }: ArrivalProps) {
  const { id, at, seq, rev, delayMs, again } = change;
  return (
    <li className={classes.card} data-id={id} data-again={again || undefined}>
      <div className={classes.cardLine}>
        <span className={classes.what}>{changeWords(change)}</span>
        <SourceName source={change.source} again={again} />
      </div>
      <div className={classes.cardLine}>
        <span className={classes.cardFacts}>
          {formatArrival(at, timeZone)} · {shortId(id)} · {formatNumber(seq)} · rev {rev}
        </span>
        <span className={classes.cardDelay}>{delayMs === null ? <NotKnown /> : formatDelay(delayMs)}</span>
      </div>
    </li>
  );
});
