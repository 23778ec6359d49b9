import { Button } from '@mantine/core';
import { addDays } from '@/domain/calendar';
import type { Day } from '@/domain/primitives';
import { DayField } from '@/ui/DayField';
import { useToday } from '@/ui/sessionContext';
import { usualDueDays } from './invoiceDraftOf';
import css from './InvoiceEditor.module.css';

interface DueFieldProps {
  value: Day | null;
  onChange(day: Day | null): void;
}

/** Until when it is to be paid; it may be left open. */
export function DueField({ value, onChange }: DueFieldProps) {
  const today = useToday();
  if (value === null) {
    return (
      <Button variant="default" size="compact-sm" onClick={() => onChange(addDays(today, usualDueDays))}>
        Set a due day
      </Button>
    );
  }
  return (
    <div className={css.due}>
      <DayField label="Due" value={value} onChange={onChange} />
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onChange(null)}>
        No due day
      </Button>
    </div>
  );
}
