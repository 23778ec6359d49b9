import { useId } from 'react';
import { addDays } from '@/domain/calendar';
import type { Day } from '@/domain/primitives';
import { ChoiceButton } from '@/ui/ChoiceButton';
import { DayField } from '@/ui/DayField';
import { useToday } from '@/ui/sessionContext';
import css from './DueField.module.css';

interface DueFieldProps {
  value: Day | null;
  onChange: (day: Day | null) => void;
}

const weeks = [
  { count: 1, label: '1 week' },
  { count: 2, label: '2 weeks' },
  { count: 4, label: '4 weeks' },
] as const;

/** When an answer is due: the usual times as one press each, any other day typed or picked; or no day at all. */
export function DueField({ value, onChange }: DueFieldProps) {
  const today = useToday();
  const labelId = useId();
  const choices = [
    { day: null, label: 'No day' },
    ...weeks.map(({ count, label }) => ({ day: addDays(today, count * 7), label })),
  ];
  return (
    <div className={css.due}>
      <span id={labelId} className={css.label}>
        Answer due
      </span>
      <div className={css.choices} role="group" aria-labelledby={labelId}>
        {choices.map(({ day, label }) => (
          <ChoiceButton key={label} isChosen={value === day} onChoose={() => onChange(day)}>
            {label}
          </ChoiceButton>
        ))}
      </div>
      {value !== null && <DayField label="Day" value={value} onChange={onChange} />}
    </div>
  );
}
