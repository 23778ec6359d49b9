import { Button, Chip } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { type FormEvent, useState } from 'react';
import { shallowEqual } from 'react-redux';
import { addDays, weekdayOf, weekOf } from '@/domain/calendar';
import { Day } from '@/domain/primitives';
import { useAppSelector, useLoaded } from '@/store/hooks';
import { formatCount, formatWeekday } from '@/ui/format';
import { useSession } from '@/ui/sessionContext';
import type { Availability } from './availability';
import { availabilitySlice } from './availabilitySlice';
import { draftOf } from './availabilityWrites';
import css from './CopyForm.module.css';
import { copyReachDays, hasSame, isWithinReach, weekdaysAfter } from './copyTargets';
import { useAvailabilityWrites } from './useAvailabilityWrites';
import { selectDayRows } from './selectDayRows';

interface CopyFormProps {
  row: Availability;
  onClose: () => void;
  onRepeat: () => void;
}

/** Chooses days by weekday or one by one, and says how many copies that makes. */
export function CopyForm({ row, onClose, onRepeat }: CopyFormProps) {
  const { weekStartsOn } = useSession().practice;
  const writes = useAvailabilityWrites();
  const [days, setDays] = useState<readonly Day[]>([]);
  const [first, last] = [addDays(row.date, -copyReachDays), addDays(row.date, copyReachDays)];
  const load = useLoaded(availabilitySlice, { staffId: row.staffId, from: first, to: last });
  const taken = useAppSelector(
    (state) => days.filter((day) => hasSame(selectDayRows(state, row.staffId, day), row)),
    shallowEqual,
  );
  const free = days.filter((day) => !taken.includes(day));

  function toggleWeekday(weekday: number, on: boolean): void {
    const theirs = weekdaysAfter(row.date, weekday);
    const others = days.filter((day) => !theirs.includes(day));
    setDays(on ? [...others, ...theirs].toSorted() : others);
  }

  return (
    <form
      className={css.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (free.length === 0) return;
        writes.addAll(free.map((date) => ({ ...draftOf(row), date })));
        onClose();
      }}
    >
      <fieldset className={css.weekdays}>
        <legend>Weekdays of the next four weeks</legend>
        {weekOf(row.date, weekStartsOn).map((day, place) => {
          const weekday = weekdayOf(day);
          const theirs = weekdaysAfter(row.date, weekday);
          return (
            <Chip
              key={weekday}
              size="xs"
              variant="outline"
              styles={{ label: { height: 28, paddingInline: 12 } }}
              checked={theirs.every((one) => days.includes(one))}
              onChange={(on) => toggleWeekday(weekday, on)}
              {...(place === 0 ? { 'data-autofocus': true } : {})}
            >
              {formatWeekday(day)}
            </Chip>
          );
        })}
      </fieldset>
      <DatePicker
        type="multiple"
        value={[...days]}
        defaultDate={row.date}
        minDate={first}
        maxDate={last}
        firstDayOfWeek={(weekStartsOn % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6}
        excludeDate={(date) => !isWithinReach(row.date, date as Day)}
        ariaLabels={{ previousMonth: 'Previous month', nextMonth: 'Next month' }}
        onChange={(picked) => setDays(picked.map((day) => Day.parse(day)).toSorted())}
      />
      <p className={css.outcome} role="status">
        {days.length === 0
          ? 'Choose weekdays, or single days.'
          : `Adds ${free.length}${taken.length > 0 ? ` · ${formatCount(taken.length, 'day')} already has the same` : ''}`}
      </p>
      <div className={css.buttons}>
        <Button variant="subtle" className={css.repeat ?? ''} onClick={onRepeat}>
          Repeat weekly…
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={free.length === 0 || load.status === 'loading'}>
          {free.length > 1 ? `Add ${free.length} copies` : 'Add copy'}
        </Button>
      </div>
    </form>
  );
}
