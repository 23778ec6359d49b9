import type { SyncSource } from '@/store/useInspection';
import classes from './source.module.css';
import { sourceWords } from './syncWords';

/** One shape for each way, drawn around 0, 0; nine units wide, of about equal weight. */
const shapes: Readonly<Record<SyncSource, string>> = {
  own: 'M 0 -4 A 4 4 0 1 1 -0.01 -4 Z',
  tab: 'M -3.5 -3.5 H 3.5 V 3.5 H -3.5 Z',
  push: 'M 0 -4.5 L 4.5 3.5 H -4.5 Z',
  poll: 'M 0 -5 L 5 0 L 0 5 L -5 0 Z',
};

/** The shape of one way, inside of a drawing. */
export function SourceShape({ source }: { source: SyncSource }) {
  return <path d={shapes[source]} className={classes.shape} data-source={source} />;
}

/** The same beside a word. */
export function SourceMark({ source }: { source: SyncSource }) {
  return (
    <svg width={12} height={12} viewBox="-6 -6 12 12" className={classes.mark} aria-hidden>
      <SourceShape source={source} />
    </svg>
  );
}

/** Shape and word; `again`: it had come by another way before. */
export function SourceName({ source, again = false }: { source: SyncSource; again?: boolean }) {
  return (
    <span className={classes.way}>
      <SourceMark source={source} />
      {sourceWords[source]}
      {again && <span className={classes.again}>again</span>}
    </span>
  );
}
