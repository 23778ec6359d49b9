import { SegmentedControl } from '@mantine/core';
import css from './AppointmentDetails.module.css';
import type { SeriesScope } from './seriesCalls';

interface ScopeChoiceProps {
  value: SeriesScope;
  onChange: (scope: SeriesScope) => void;
}

/** How much of a series the next change is about. */
export function ScopeChoice({ value, onChange }: ScopeChoiceProps) {
  return (
    <fieldset className={css.scope}>
      <legend>Changes apply to</legend>
      <SegmentedControl
        fullWidth
        aria-label="Changes apply to"
        value={value}
        onChange={onChange}
        data={[
          { value: 'this', label: 'This one' },
          { value: 'following', label: 'This and following' },
          { value: 'all', label: 'All' },
        ]}
      />
    </fieldset>
  );
}
