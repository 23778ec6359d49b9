import { IconCircleCheck, IconCircleDashed, IconClock, IconUserCheck } from '@tabler/icons-react';
import { memo, StrictMode, useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
// Styles have nothing to assign.
/* oxlint-disable import/no-unassigned-import */
import '@fontsource-variable/inter/wght.css';
import '@/ui/global.css';
import '@/ui/tokens.css';
/* oxlint-enable import/no-unassigned-import */
import { timeOfMinutes } from '@/domain/calendar';
import { createHeld } from '@/ui/schedule/createHeld';
import { useHeld } from '@/ui/schedule/useHeld';
import { BlockFace } from '@/ui/schedule/BlockFace';
import { ScheduleGrid } from '@/ui/schedule/ScheduleGrid';
import type { BlockShape, ScheduleColumnSpec } from '@/ui/schedule/scheduleTypes';
import { createFakeModel } from './fakeModel';
import { startStopwatch } from './stopwatch';

const query = new URLSearchParams(location.search);
const count = Number(query.get('columns') ?? 8);
const day = query.get('day');
const model = createFakeModel(count, day === 'full' || day === 'lively' ? day : 'plain');
const people = [
  'Maria Santos',
  'John Reyes',
  'Liwayway Dela Cruz',
  'Paolo Garcia',
  'Grace Lim',
  'Noel Bautista',
];
const tones = ['#0f766e', '#b4540a', '#5b5bd6', '#a8326e', '#3f7d20', '#1f6fb2'];
document.documentElement.dataset['mantineColorScheme'] = query.get('scheme') ?? 'light';

const icons = {
  Confirmed: <IconCircleCheck size={14} aria-hidden />,
  Arrived: <IconUserCheck size={14} aria-hidden />,
  Requested: <IconCircleDashed size={14} aria-hidden />,
  Completed: <IconCircleCheck size={14} aria-hidden />,
  Held: <IconClock size={14} aria-hidden />,
};

const nameOf = (index: number) =>
  index < people.length ? (people[index] ?? '') : `Therapist ${String(index).padStart(3, '0')}`;

function columnSpec(index: number): ScheduleColumnSpec {
  const label = index < 0 ? `New ${-index}` : nameOf(index);
  return { key: `c${index}`, label, header: <strong className="head">{label}</strong> };
}

interface FakeBlockProps extends BlockShape {
  id: string;
}

const FakeBlock = memo(function FakeBlock({ id, lines, isCompact, isNarrow }: FakeBlockProps) {
  const row = useSyncExternalStore(model.subscribe, () => model.row(id));
  const block = useSyncExternalStore(model.subscribe, () => model.block(id));
  if (!row || !block) return null;
  return (
    <BlockFace
      lines={lines}
      isCompact={isCompact}
      isNarrow={isNarrow}
      tone={tones[Number(model.columnOf(id)?.slice(1)) % tones.length] ?? '#0f766e'}
      title={row.title}
      startTime={timeOfMinutes(block.start)}
      endTime={timeOfMinutes(block.end)}
      detail={row.detail}
      status={{ icon: icons[row.status], word: row.status }}
      look={block.kind === 'hold' ? 'hold' : row.status === 'Completed' ? 'done' : 'usual'}
    />
  );
});

const useColumn = (key: string) => useSyncExternalStore(model.subscribe, () => model.contentOf(key));
const renderBlock = (id: string, shape: BlockShape) => <FakeBlock id={id} {...shape} />;
const span = (start: number, end: number) => `${timeOfMinutes(start)} to ${timeOfMinutes(end)}`;
const describePlace = (key: string, start: number, end: number) =>
  `Tue 24 Nov, ${nameOf(Number(key.slice(1)))}, ${span(start, end)}`;
const describeBlock = (id: string) => {
  const block = model.block(id);
  const row = model.row(id);
  return block && row ? `${row.title}, ${span(block.start, block.end)}, ${row.status}` : 'nothing';
};

const calls: unknown[][] = [];
let anchors: HTMLElement[] = [];
const shownColumns = createHeld<readonly ScheduleColumnSpec[]>(
  Array.from({ length: count }, (_, index) => columnSpec(index)),
);

function Page() {
  const columns = useHeld(shownColumns);
  const [selectedId, select] = useState<string | null>(null);
  return (
    <ScheduleGrid
      label="Schedule"
      columns={columns}
      fromMinute={7 * 60}
      toMinute={20 * 60}
      stepMinutes={15}
      initialMinute={8 * 60}
      hourLabel={timeOfMinutes}
      now={{ columnKeys: 'all', minute: 11 * 60 + 23 }}
      // The schedule calls it as the hook that it is.
      // oxlint-disable-next-line react/hooks
      useColumn={useColumn}
      renderBlock={renderBlock}
      describeBlock={describeBlock}
      describePlace={describePlace}
      whyNot={model.whyNot}
      createLength={60}
      selectedId={selectedId}
      corner="CET"
      onCreate={({ columnKey, start, end }, anchor) => {
        calls.push(['create', columnKey, start, end]);
        anchors = [anchor];
        model.put(`new${calls.length}`, columnKey, start, end);
      }}
      onChange={(id, { columnKey, start, end }) => {
        calls.push(['change', id, columnKey, start, end]);
        model.put(id, columnKey, start, end);
      }}
      onOpen={(id, anchor) => {
        calls.push(['open', id]);
        anchors = [anchor];
        select(id);
      }}
      onRemove={(id) => {
        calls.push(['remove', id]);
        model.remove(id);
      }}
    />
  );
}

/** Shows a schedule over rows in memory; what others do is said by the test. */
export function mountSchedule() {
  const root = document.getElementById('root');
  if (!root) throw new Error('schedule.html has no #root.');
  createRoot(root).render(
    query.has('strict') ? (
      <StrictMode>
        <Page />
      </StrictMode>
    ) : (
      <Page />
    ),
  );
  return {
    model,
    ...startStopwatch(model),
    takeCalls: () => calls.splice(0),
    /** Whether what dialogs are anchored at is still there, and has the focus. */
    anchor: () => ({ isThere: anchors[0]?.isConnected, hasFocus: anchors[0] === document.activeElement }),
    /** New people, before the first one. */
    addColumns(added: number): void {
      for (let n = 1; n <= added; n++) model.fill(-n);
      shownColumns.set([
        ...Array.from({ length: added }, (_, n) => columnSpec(n - added)),
        ...Array.from({ length: count }, (_, index) => columnSpec(index)),
      ]);
    },
  };
}
