import css from './PatientTimeline.module.css';
import type { TimelineEntry, TimelineSource } from './timelineSource';

interface KindFilterProps {
  sources: readonly TimelineSource[];
  entries: readonly TimelineEntry[];
  /** The kinds that are shown; none: all of them. */
  only: readonly string[];
  onOnly: (only: readonly string[]) => void;
}

/** Which kinds of entries are shown, with how many there are of each. */
export function KindFilter({ sources, entries, only, onOnly }: KindFilterProps) {
  return (
    <div className={css.filter} role="group" aria-label="Show">
      <button type="button" className={css.chip} aria-pressed={only.length === 0} onClick={() => onOnly([])}>
        All
      </button>
      {sources.map(({ kind, label }) => {
        const isShown = only.includes(kind);
        const count = entries.filter((entry) => entry.kind === kind).length;
        return (
          <button
            key={kind}
            type="button"
            className={css.chip}
            aria-pressed={isShown}
            onClick={() => onOnly(isShown ? only.filter((other) => other !== kind) : [...only, kind])}
          >
            {label} <span className={css.count}>{count}</span>
          </button>
        );
      })}
    </div>
  );
}
