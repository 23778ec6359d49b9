import type { Interval } from '@/domain/interval';
import type { ColumnContent, ScheduleBlock, ScheduleWish } from '@/ui/schedule/scheduleTypes';

export interface FakeRow {
  title: string;
  detail: string;
  status: 'Confirmed' | 'Arrived' | 'Requested' | 'Completed' | 'Held';
}

const names = [
  'Ana Cruz',
  'Ben Okafor',
  'Chiara Rossi',
  'Dewi Lestari',
  'Emil Novak',
  'Fatima Zahra',
  'Goran Ilić',
];
const services = ['Back massage', 'Swedish 90', 'Foot reflexology', 'Deep tissue'];
const statuses = ['Confirmed', 'Confirmed', 'Arrived', 'Requested'] as const;

/** Blocks and rows in memory, as a store would hold them: what did not change keeps its identity. */
export function createFakeModel(columnCount: number, day: 'lively' | 'full' | 'plain') {
  const contents = new Map<string, ColumnContent>();
  const places = new Map<string, { key: string; block: ScheduleBlock }>();
  const rows = new Map<string, FakeRow>();
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  let isRuled = true;

  function blockOf(
    id: string,
    start: number,
    minutes: number,
    more: Partial<ScheduleBlock> = {},
  ): ScheduleBlock {
    const usual = { kind: 'appointment', before: 0, after: 15, canMove: true, canResize: true } as const;
    return { id, start, end: start + minutes, ...usual, ...more };
  }

  function fill(column: number): void {
    const key = `c${column}`;
    const open: Interval[] = [
      { start: 8 * 60, end: 12 * 60 },
      { start: 13 * 60, end: 18 * 60 + (column % 3) * 30 },
    ];
    const blocks: ScheduleBlock[] = [];
    const add = (start: number, minutes: number, more?: Partial<ScheduleBlock>) => {
      const n = blocks.length;
      const id = `b${column}-${n}`;
      blocks.push(blockOf(id, start, minutes, more));
      rows.set(id, {
        title: names[(column * 3 + n) % names.length] ?? '',
        detail: services[(column + n) % services.length] ?? '',
        status: more?.kind === 'hold' ? 'Held' : (statuses[(column + n) % statuses.length] ?? 'Confirmed'),
      });
    };
    if (day === 'full') {
      for (let n = 0; n < 12; n++) add(7 * 60 + n * 60, 45, { after: 15 });
    } else if (day === 'plain') {
      add(9 * 60, 60);
      add(14 * 60, 60);
    } else {
      add(8 * 60 + (column % 4) * 15, 60);
      add(9 * 60 + 30 + (column % 2) * 30, [30, 45, 60, 90][column % 4] ?? 60, {
        before: column % 2 === 1 ? 15 : 0,
      });
      if (column % 3 !== 1) add(13 * 60 + (column % 3) * 15, 90);
      if (column % 5 === 2) add(13 * 60 + 45, 45, { after: 0 });
      add(15 * 60 + 15 + (column % 4) * 15, [60, 15, 45, 30][column % 4] ?? 60);
      if (column % 4 === 1) add(17 * 60, 45, { kind: 'hold', canMove: false, canResize: false, after: 0 });
    }
    show(key, { open, blocks });
  }

  const contentOf = (key: string): ColumnContent => {
    const content = contents.get(key);
    if (!content) throw new Error(`There is no column ${key}.`);
    return content;
  };
  const columnOf = (id: string): string | undefined => places.get(id)?.key;
  function show(key: string, content: ColumnContent): void {
    for (const { id } of contents.get(key)?.blocks ?? []) if (places.get(id)?.key === key) places.delete(id);
    for (const block of content.blocks) places.set(block.id, { key, block });
    contents.set(key, content);
  }
  const replace = (key: string, change: (blocks: readonly ScheduleBlock[]) => readonly ScheduleBlock[]) => {
    const { open, blocks } = contentOf(key);
    show(key, { open, blocks: change(blocks) });
  };
  for (let column = 0; column < columnCount; column++) fill(column);

  return {
    fill,
    contentOf,
    columnOf,
    row: (id: string) => rows.get(id),
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    block: (id: string) => places.get(id)?.block,
    put(id: string, columnKey: string, start: number, end: number): void {
      const from = columnOf(id);
      const block = from === undefined ? blockOf(id, start, end - start) : this.block(id);
      if (!block) return;
      const moved = { ...block, start, end };
      if (from === columnKey) replace(from, (blocks) => blocks.map((one) => (one.id === id ? moved : one)));
      else {
        if (from !== undefined) replace(from, (blocks) => blocks.filter((one) => one.id !== id));
        replace(columnKey, (blocks) => [...blocks, moved]);
      }
      if (!rows.has(id)) rows.set(id, { title: 'New client', detail: 'Back massage', status: 'Confirmed' });
      tell();
    },
    remove(id: string): void {
      const key = columnOf(id);
      if (key !== undefined) replace(key, (blocks) => blocks.filter((block) => block.id !== id));
      tell();
    },
    setStatus(id: string, status: FakeRow['status']): void {
      const row = rows.get(id);
      if (row) rows.set(id, { ...row, status });
      tell();
    },
    /** From now on everything may stand anywhere. */
    overbook(): void {
      isRuled = false;
    },
    whyNot({ blockId, columnKey, start, end }: ScheduleWish): string | null {
      if (!isRuled) return null;
      const { open, blocks } = contentOf(columnKey);
      const other = blocks.find(
        (block) =>
          block.id !== blockId && block.start - block.before < end && start < block.end + block.after,
      );
      if (other) return `Overlaps ${rows.get(other.id)?.title ?? 'another one'}`;
      return open.some((stretch) => stretch.start <= start && end <= stretch.end)
        ? null
        : 'Outside working hours';
    },
  };
}

export type FakeModel = ReturnType<typeof createFakeModel>;
