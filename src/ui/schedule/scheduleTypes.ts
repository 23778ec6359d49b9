import type { ReactNode } from 'react';
import type { Interval } from '@/domain/interval';

/**
 * What the schedule speaks. Every time is in axis minutes: minutes since the wall midnight that the caller maps to, the
 * same for all columns. The schedule knows no entity, no store and no zone.
 */
export interface ScheduleColumnSpec {
  key: string;
  /** As it is spoken: `Maria Santos`, `Tuesday 24 November`. */
  label: string;
  /** What stands above the column. Keep its identity while nothing in it changed. */
  header: ReactNode;
  isToday?: boolean;
}

/** One bookable thing of a column. `[start − before, end + after)` is what it occupies. */
export interface ScheduleBlock {
  id: string;
  kind: 'appointment' | 'hold';
  start: number;
  end: number;
  /** Buffer in minutes, drawn above the block. */
  before: number;
  /** Buffer in minutes, drawn below the block. */
  after: number;
  canMove: boolean;
  canResize: boolean;
}

/** What a column shows. Both parts keep their identity while nothing in them changed. */
export interface ColumnContent {
  /** Availability, drawn as light background. All other time is hatched. */
  open: readonly Interval[];
  blocks: readonly ScheduleBlock[];
}

/** A stretch of one column. */
export interface SchedulePlace extends Interval {
  columnKey: string;
}

/** Something that is about to stand at a place; `blockId` is null while it is drawn anew. */
export interface ScheduleWish extends SchedulePlace {
  blockId: string | null;
}

/** How much room a block has for its content. */
export interface BlockShape {
  /** How many lines of 16 px there is room for, at least 1. */
  lines: number;
  /** Room for one line only. */
  isCompact: boolean;
  /** Shares the width of its column with others, or that is small. */
  isNarrow: boolean;
}

/** The part of the day that is shown, in axis minutes. */
export interface ScheduleAxis {
  fromMinute: number;
  toMinute: number;
  /** Everything snaps to multiples of it. */
  stepMinutes: number;
}

/** Where the line of the present is drawn: across everything, or in some columns. */
export interface ScheduleNow {
  columnKeys: 'all' | readonly string[];
  minute: number;
}

export interface ScheduleGridProps extends ScheduleAxis {
  /** Accessible name. */
  label: string;
  columns: readonly ScheduleColumnSpec[];
  /** The time of a minute, for the scale and for what is being dragged: `14:00`. */
  hourLabel(this: void, minute: number): string;
  now?: ScheduleNow | null;
  /** A hook of stable identity. Only the column that asks follows what it answers. */
  useColumn(this: void, columnKey: string): ColumnContent;
  /**
   * The content of a block, of stable identity; it follows its row by itself, so that a changed status renders that
   * content and nothing else. Its text names the block to assistive technology. `BlockFace` draws a usual one.
   */
  renderBlock(this: void, id: string, shape: BlockShape): ReactNode;
  /** A block as it is spoken: `Ana Cruz, back massage, 14:00 to 15:00, confirmed`. */
  describeBlock(this: void, id: string): string;
  /** A place as it is spoken: `Tue 24 Nov, Maria Santos, 14:00 to 15:00`. Whether it is free is added to it. */
  describePlace(this: void, columnKey: string, start: number, end: number): string;
  /**
   * Why something cannot stand there, in a few words, or null. Asked while it is dragged, whenever the content of its
   * column changes, whenever the identity of this function changes, and when it is dropped.
   */
  whyNot(this: void, wish: ScheduleWish): string | null;
  /** Of what a click or Enter on empty time creates, in minutes. */
  createLength: number;
  /**
   * Empty time was chosen. Absent: nothing can be created.
   * @param anchor to place a popover at and to return the focus to; stays in the document
   */
  onCreate?(this: void, place: SchedulePlace, anchor: HTMLElement): void;
  /** A block was dropped somewhere else, or has another length. Never called with the place that it had. */
  onChange(this: void, blockId: string, place: SchedulePlace): void;
  /** @param anchor to place a popover at and to return the focus to; stays in the document */
  onOpen(this: void, blockId: string, anchor: HTMLElement): void;
  /** The Delete key. Absent: the key does nothing. */
  onRemove?(this: void, blockId: string): void;
  /** Shown as chosen, with handles to resize it by. */
  selectedId?: string | null;
  /** Scrolled to at the start; usually the working day's beginning or now. */
  initialMinute?: number;
  /** In pixels, 72 unless told. */
  hourHeight?: number;
  /** In pixels, 168 unless told; columns grow beyond it when there is room. */
  columnMinWidth?: number;
  /** Above the hour scale: the zone, a week number. */
  corner?: ReactNode;
}
