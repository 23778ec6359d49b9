import type { Inspection, SyncSource } from '@/store/useInspection';
import { SourceMark } from './SourceMark';
import classes from './arrivals.module.css';
import { sources, sourceWords } from './syncWords';

interface SourceFilterProps {
  hidden: readonly SyncSource[];
  /** Of all that is kept, whether shown or not. */
  changes: Inspection['changes'];
  onChange(hidden: readonly SyncSource[]): void;
}

/** Which ways are shown. */
export function SourceFilter({ hidden, changes, onChange }: SourceFilterProps) {
  return (
    <div className={classes.filter} role="group" aria-label="Show what came by">
      {sources.map((source) => {
        const isShown = !hidden.includes(source);
        return (
          <button
            key={source}
            type="button"
            className={classes.chip}
            aria-pressed={isShown}
            onClick={() =>
              onChange(isShown ? [...hidden, source] : hidden.filter((other) => other !== source))
            }
          >
            <SourceMark source={source} />
            {sourceWords[source]}
            <span className={classes.chipCount}>
              {changes.filter((change) => change.source === source).length}
            </span>
          </button>
        );
      })}
    </div>
  );
}
