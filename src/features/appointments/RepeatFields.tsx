import { NumberInput, SegmentedControl } from '@mantine/core';
import { addDays } from '@/domain/calendar';
import type { Day } from '@/domain/primitives';
import { DayField } from '@/ui/DayField';
import { Toggle } from '@/ui/Toggle';
import css from './RepeatFields.module.css';
import { mostRepeats, type Repeat } from './seriesCalls';

interface RepeatFieldsProps {
  value: Repeat | null;
  onChange: (repeat: Repeat | null) => void;
  /** Of the first one. */
  firstDay: Day;
}

/** Whether it repeats weekly, how often, and until when. */
export function RepeatFields({ value, onChange, firstDay }: RepeatFieldsProps) {
  return (
    <div className={css.repeat}>
      <Toggle
        label="Repeat weekly"
        checked={value !== null}
        onChange={(isOn) => onChange(isOn ? { everyWeeks: 1, ends: { count: 6 } } : null)}
      />
      {value && (
        <div className={css.fields}>
          <NumberInput
            label="Every (weeks)"
            min={1}
            max={8}
            clampBehavior="strict"
            allowDecimal={false}
            value={value.everyWeeks}
            onChange={(weeks) => onChange({ ...value, everyWeeks: Number(weeks) || 1 })}
          />
          <div>
            <span className={css.label} id="series-ends">
              Ends
            </span>
            <SegmentedControl
              fullWidth
              aria-labelledby="series-ends"
              value={'count' in value.ends ? 'count' : 'until'}
              onChange={(how) =>
                onChange({
                  ...value,
                  ends: how === 'count' ? { count: 6 } : { until: addDays(firstDay, 7 * 6) },
                })
              }
              data={[
                { value: 'count', label: 'After' },
                { value: 'until', label: 'On a day' },
              ]}
            />
          </div>
          {'count' in value.ends ? (
            <NumberInput
              label="Appointments"
              min={2}
              max={mostRepeats}
              clampBehavior="strict"
              allowDecimal={false}
              value={value.ends.count}
              onChange={(count) => onChange({ ...value, ends: { count: Math.max(2, Number(count) || 2) } })}
            />
          ) : (
            <DayField
              label="Last day"
              value={value.ends.until}
              onChange={(until) => onChange({ ...value, ends: { until } })}
            />
          )}
        </div>
      )}
    </div>
  );
}
