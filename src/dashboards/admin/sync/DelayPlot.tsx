import { useElementSize } from '@mantine/hooks';
import { memo } from 'react';
import { wallTimeOfInstant } from '@/domain/calendar';
import type { InspectedChange } from '@/store/useInspection';
import { formatCount } from '@/ui/format';
import { delayScale, timeWindow } from './plotScales';
import { SourceShape } from './SourceMark';
import classes from './delay.module.css';
import { changeWords, formatArrival, formatDelay, sourceWords } from './syncWords';

const height = 192;
const edge = { top: 10, right: 30, bottom: 26, left: 56 };
/** Narrower than this, every other time is named. */
const roomyWidth = 520;

interface DelayPlotProps {
  /** Newest first. */
  changes: readonly InspectedChange[];
  timeZone: string;
}

/** Each arrival as a mark: when, and how long after its commit. The table beside it says the same in figures. */
export const DelayPlot = memo(function DelayPlot({ changes, timeZone }: DelayPlotProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const measured = changes.filter((change) => change.delayMs !== null);
  return (
    <div ref={ref} className={classes.plot} style={{ height }}>
      {width > 0 && <Drawing measured={measured} timeZone={timeZone} width={width} />}
      {measured.length === 0 && (
        <p className={classes.noDelay}>
          No delay measured yet: it counts from the commit that the feed tells.
        </p>
      )}
    </div>
  );
});

interface DrawingProps {
  measured: readonly InspectedChange[];
  timeZone: string;
  width: number;
}

function Drawing({ measured, timeZone, width }: DrawingProps) {
  const times = timeWindow(measured.map(({ at }) => at));
  const scale = delayScale(measured.map(({ delayMs }) => delayMs ?? 0));
  const shown = times ? measured.filter(({ at }) => at >= times.from) : [];
  const inner = { width: width - edge.left - edge.right, height: height - edge.top - edge.bottom };
  const yOf = (delayMs: number) => edge.top + (1 - scale.shareOf(delayMs)) * inner.height;
  const xOf = (at: number) =>
    times ? edge.left + ((at - times.from) / (times.to - times.from)) * inner.width : 0;
  const tickWord = (at: number) =>
    times && times.stepMs < 60_000
      ? formatArrival(at, timeZone).slice(0, 8)
      : wallTimeOfInstant(at, timeZone);
  const named = (_: number, i: number) => width >= roomyWidth || i % 2 === 0;

  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={`Delay of the last ${formatCount(shown.length, 'measured arrival')}; the table beside it has the figures`}
    >
      <g className={classes.grid}>
        {scale.ticksMs.map((ms) => (
          <line key={ms} x1={edge.left} x2={width - edge.right} y1={yOf(ms)} y2={yOf(ms)} />
        ))}
      </g>
      <g className={classes.tick} textAnchor="end">
        {scale.ticksMs.map((ms) => (
          <text key={ms} x={edge.left - 8} y={yOf(ms)} dy="0.32em">
            {formatDelay(ms).replace('.0 ', ' ')}
          </text>
        ))}
      </g>
      <g className={classes.tick} textAnchor="middle">
        {times?.ticks.filter(named).map((at) => (
          <text key={at} x={xOf(at)} y={height - 6}>
            {tickWord(at)}
          </text>
        ))}
      </g>
      {shown.toReversed().map((change) => (
        <g key={change.n} transform={`translate(${xOf(change.at)} ${yOf(change.delayMs ?? 0)})`}>
          <title>
            {`${changeWords(change)}, ${sourceWords[change.source]}, ${formatDelay(change.delayMs ?? 0)}`}
          </title>
          <SourceShape source={change.source} />
        </g>
      ))}
    </svg>
  );
}
