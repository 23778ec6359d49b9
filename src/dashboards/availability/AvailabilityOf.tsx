import { Button, SegmentedControl } from '@mantine/core';
import { IconCopy, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { weekOf } from '@/domain/calendar';
import type { Day, Id } from '@/domain/primitives';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { CopyDialog } from '@/features/availability/CopyDialog';
import { CopyWeekDialog } from '@/features/availability/CopyWeekDialog';
import { RepeatDialog } from '@/features/availability/RepeatDialog';
import { selectDayRows } from '@/features/availability/selectDayRows';
import { useActiveMinutes } from '@/features/availability/useActiveMinutes';
import type { Staff } from '@/features/staff/staff';
import { useRuntime } from '@/store/LockstepProvider';
import { useCommand } from '@/ui/commands';
import { DaySwitcher } from '@/ui/DaySwitcher';
import { formatDuration } from '@/ui/format';
import { PageHeader } from '@/ui/PageHeader';
import { useSession, useToday } from '@/ui/sessionContext';
import { StaffTag } from '@/ui/StaffTag';
import { useIsCompact, useIsPhone } from '@/ui/useIsPhone';
import { useUrlState } from '@/ui/useUrlState';
import css from './AvailabilityDashboard.module.css';
import { DayView } from './DayView';
import { type Editing, newDraft } from './editing';
import { PhoneEditor } from './PhoneEditor';
import { useOthersToasts } from '../useOthersToasts';
import { useWeekLoad } from './useWeekLoad';
import { WeekList } from './WeekList';
import { WeekView } from './WeekView';

interface AvailabilityOfProps {
  person: Staff;
  isOwn: boolean;
  /** Chooses somebody else; false for those who see their own only. */
  picker: ReactNode;
}

/** One person's availability: week or day, and everything that can be done with it. */
export function AvailabilityOf({ person, isOwn, picker }: AvailabilityOfProps) {
  const [url, setUrl] = useUrlState({ view: 'week' });
  const today = useToday();
  const isPhone = useIsPhone();
  const isCompact = useIsCompact();
  const { store } = useRuntime();
  const { weekStartsOn } = useSession().practice;
  const [editing, setEditing] = useState<Editing>({ kind: 'none' });
  const [copied, setCopied] = useState<Id | null>(null);
  const [repeated, setRepeated] = useState<Id | null>(null);
  const [copiedWeek, setCopiedWeek] = useState<Day | null>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const adds = useRef(0);
  const staffId = person.id;
  const [editedOf, setEditedOf] = useState(staffId);
  if (editedOf !== staffId) {
    setEditedOf(staffId);
    setEditing({ kind: 'none' });
  }
  const days = weekOf(url.day, weekStartsOn);
  const load = useWeekLoad(staffId, days);
  const weekMinutes = useActiveMinutes(staffId, days);
  useOthersToasts(
    (changedId, day) => changedId === staffId && (url.view === 'week' ? days.includes(day) : day === url.day),
  );

  const add = useCallback(
    (day: Day, start?: number, end?: number) => {
      const stretches = selectDayRows(store.getState(), staffId, day);
      setEditing({ kind: 'add', n: ++adds.current, initial: newDraft(stretches, day, start, end) });
    },
    [store, staffId],
  );
  const edit = useCallback(
    (id: Id) => {
      const row = availabilitySlice.selectors.selectById(store.getState(), id);
      if (row) setEditing({ kind: 'edit', id, initial: row });
    },
    [store],
  );
  const close = useCallback((next?: 'copy', id?: Id) => {
    setEditing({ kind: 'none' });
    if (next === 'copy' && id) setCopied(id);
  }, []);
  const focusAdd = useCallback(() => addButton.current?.focus(), []);

  const addDay = url.view === 'week' && days.includes(today) && !days.includes(url.day) ? today : url.day;
  useCommand({
    id: 'availability.add',
    label: 'New availability',
    keys: 'n',
    group: 'Availability',
    run: () => add(addDay),
  });
  useCommand({
    id: 'availability.copyWeek',
    label: 'Copy this week',
    group: 'Availability',
    run: () => setCopiedWeek(url.day),
  });
  const toggleView = () => setUrl({ view: url.view === 'week' ? 'day' : 'week' });
  useCommand({
    id: 'availability.view',
    label: 'Switch week and day',
    keys: 'v',
    group: 'Availability',
    run: toggleView,
  });

  const shared = { person, editing, isLoading: load.status !== 'ready', onEdit: edit, onClose: close };
  return (
    <div className={css.page}>
      {isCompact && picker}
      <PageHeader
        title={
          isOwn ? (
            'My availability'
          ) : isCompact ? (
            'Availability'
          ) : (
            <StaffTag name={person.name} colour={person.colour} inactive={!person.isActive} />
          )
        }
        subtitle={`${formatDuration(weekMinutes)} ${days.includes(today) ? 'this week' : 'that week'}`}
      >
        <SegmentedControl
          aria-label="View"
          value={url.view}
          onChange={(view) => {
            setEditing({ kind: 'none' });
            setUrl({ view });
          }}
          data={[
            { value: 'week', label: 'Week' },
            { value: 'day', label: 'Day' },
          ]}
        />
        <DaySwitcher day={url.day} span={url.view} onChange={(day) => setUrl({ day })} />
        {url.view === 'week' && !isPhone && (
          <Button
            variant="default"
            leftSection={<IconCopy size={16} aria-hidden />}
            onClick={() => setCopiedWeek(url.day)}
          >
            Copy week…
          </Button>
        )}
        <Button
          ref={addButton}
          className={css.add ?? ''}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => add(addDay)}
        >
          Add availability
        </Button>
      </PageHeader>
      <div className={css.body}>
        {!isCompact && picker}
        <div key={staffId} className={css.person}>
          {url.view === 'day' ? (
            <DayView {...shared} day={url.day} inline={!isPhone} onCopy={setCopied} focusAdd={focusAdd} />
          ) : isPhone ? (
            <WeekList {...shared} days={days} onCopy={setCopied} focusAdd={focusAdd} />
          ) : (
            <WeekView {...shared} days={days} onAdd={add} onDay={(day) => setUrl({ day, view: 'day' })} />
          )}
        </div>
      </div>
      {isPhone && <PhoneEditor staffId={staffId} editing={editing} onClose={close} />}
      <CopyDialog
        id={copied}
        onClose={() => setCopied(null)}
        onRepeat={(id) => {
          setCopied(null);
          setRepeated(id);
        }}
      />
      <RepeatDialog id={repeated} onClose={() => setRepeated(null)} />
      <CopyWeekDialog staffId={staffId} from={copiedWeek} onClose={() => setCopiedWeek(null)} />
    </div>
  );
}
