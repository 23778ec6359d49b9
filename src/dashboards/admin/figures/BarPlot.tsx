import { useElementSize } from '@mantine/hooks';
import plot from '../sync/delay.module.css';
import { barScale } from './barScale';
import css from './figures.module.css';

export interface Bar {
  key: string;
  /** Below the bar, where there is room. */
  label: string;
  /** One for each series. */
  values: readonly number[];
}

interface BarPlotProps {
  /** What it shows; the table beside it has the figures. */
  label: string;
  bars: readonly Bar[];
  series: readonly string[];
  format(this: void, value: number): string;
  /** The axis reaches at least here. */
  least?: number;
}

const height = 208;
const edge = { top: 12, right: 8, bottom: 28, left: 56 };
/** Below a narrower bar there is no room for its label. */
const labelWidth = 48;

/** Bars over time with their axes. Series differ by shape too: the second is an outline. */
export function BarPlot({ label, bars, series, format, least }: BarPlotProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const scale = barScale(
    bars.flatMap(({ values }) => values),
    least,
  );
  const inner = { width: width - edge.left - edge.right, height: height - edge.top - edge.bottom };
  const slot = inner.width / Math.max(1, bars.length);
  const thick = Math.max(2, Math.min(24, (slot * 0.7) / Math.max(1, series.length)));
  const every = Math.max(1, Math.ceil(labelWidth / Math.max(1, slot)));
  const yOf = (value: number) => edge.top + (1 - scale.shareOf(value)) * inner.height;
  return (
    <div>
      {series.length > 1 && (
        <ul className={css.legend} aria-hidden>
          {series.map((name, n) => (
            <li key={name}>
              <span className={css.key} data-series={n} />
              {name}
            </li>
          ))}
        </ul>
      )}
      <div ref={ref} className={plot.plot} style={{ height }}>
        {width > 0 && (
          <svg width={width} height={height} role="img" aria-label={label}>
            <g className={plot.grid}>
              {scale.ticks.map((tick) => (
                <line key={tick} x1={edge.left} x2={width - edge.right} y1={yOf(tick)} y2={yOf(tick)} />
              ))}
            </g>
            <g className={plot.tick} textAnchor="end">
              {scale.ticks.map((tick) => (
                <text key={tick} x={edge.left - 8} y={yOf(tick)} dy="0.32em">
                  {format(tick)}
                </text>
              ))}
            </g>
            {bars.map(({ key, label: name, values }, place) => {
              const middle = edge.left + (place + 0.5) * slot;
              return (
                <g key={key}>
                  {values.map((value, n) => (
                    <rect
                      key={series[n] ?? n}
                      className={css.bar}
                      data-series={n}
                      x={middle + (n - values.length / 2) * thick + 0.5}
                      width={Math.max(1, thick - 1)}
                      y={yOf(value)}
                      height={Math.max(0, yOf(0) - yOf(value))}
                    >
                      <title>{`${name}, ${series[n] ?? ''}: ${format(value)}`}</title>
                    </rect>
                  ))}
                  {place % every === 0 && (
                    <text className={plot.tick} x={middle} y={height - 8} textAnchor="middle">
                      {name}
                    </text>
                  )}
                </g>
              );
            })}
          </svg>
        )}
      </div>
    </div>
  );
}
