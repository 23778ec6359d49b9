import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Grip, targetAt, targetNudged } from '@/ui/schedule/dragTarget';

const axis = { fromMinute: 420, toMinute: 1200, stepMinutes: 15 };
const home = { columnKey: 'maria', start: 540, end: 600 };
const grip = (part: Grip['part'], more: Partial<Grip> = {}): Grip => ({
  blockId: part === 'empty' ? null : 'a',
  part,
  home,
  offset: 0,
  by: 'mouse',
  ...more,
});

describe('where a pointer leads', () => {
  test('a block follows by where it was gripped, to another column, on whole steps', () => {
    const point = { columnKey: 'john', minute: 652 };
    expect(targetAt(grip('body', { offset: 20 }), point, axis)).toEqual({
      columnKey: 'john',
      start: 630,
      end: 690,
    });
  });

  test('going sideways keeps a time that lies between two steps', () => {
    const odd = grip('body', { home: { columnKey: 'maria', start: 550, end: 610 } });
    expect(targetAt(odd, { columnKey: 'john', minute: 553 }, axis)).toEqual({
      columnKey: 'john',
      start: 550,
      end: 610,
    });
    expect(targetAt(odd, { columnKey: 'john', minute: 563 }, axis).start).toBe(570);
  });

  test('drawing covers every step it touches, upwards as well as downwards, in its own column', () => {
    const empty = grip('empty', { home: { columnKey: 'maria', start: 600, end: 615 } });
    expect(targetAt(empty, { columnKey: 'john', minute: 641 }, axis)).toEqual({
      columnKey: 'maria',
      start: 600,
      end: 645,
    });
    expect(targetAt(empty, { columnKey: 'maria', minute: 571 }, axis)).toEqual({
      columnKey: 'maria',
      start: 570,
      end: 615,
    });
  });

  test('an edge never passes the other one', () => {
    expect(targetAt(grip('end'), { columnKey: 'maria', minute: 400 }, axis)).toEqual({ ...home, end: 555 });
    expect(targetAt(grip('start'), { columnKey: 'maria', minute: 900 }, axis)).toEqual({
      ...home,
      start: 585,
    });
  });

  test('wherever the pointer goes: on the axis, no shorter than a step, a moved one as long as before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Grip['part']>('empty', 'body', 'start', 'end'),
        fc.double({ min: -500, max: 2500, noNaN: true }),
        fc.integer({ min: -30, max: 30 }),
        (part, minute, offset) => {
          const { start, end } = targetAt(grip(part, { offset }), { columnKey: 'john', minute }, axis);
          expect(start).toBeGreaterThanOrEqual(axis.fromMinute);
          expect(end).toBeLessThanOrEqual(axis.toMinute);
          expect(end - start).toBeGreaterThanOrEqual(axis.stepMinutes);
          expect([start % 15, end % 15]).toEqual([0, 0]);
          if (part === 'body') expect(end - start).toBe(60);
        },
      ),
    );
  });
});

describe('where a key leads', () => {
  test('one step, one column, and back again', () => {
    const later = targetNudged({ part: 'body' }, home, { minutes: 15 }, axis);
    expect(later).toEqual({ columnKey: 'maria', start: 555, end: 615 });
    expect(targetNudged({ part: 'body' }, later, { minutes: -15 }, axis)).toEqual(home);
    expect(targetNudged({ part: 'body' }, home, { minutes: 0, columnKey: 'john' }, axis)).toEqual({
      ...home,
      columnKey: 'john',
    });
  });

  test('a time between two steps goes to the next one in that direction', () => {
    const odd = { columnKey: 'maria', start: 550, end: 610 };
    expect(targetNudged({ part: 'body' }, odd, { minutes: 15 }, axis).start).toBe(555);
    expect(targetNudged({ part: 'body' }, odd, { minutes: -15 }, axis).start).toBe(540);
  });

  test('resizing stops at one step and at the end of the day', () => {
    expect(targetNudged({ part: 'end' }, home, { minutes: -900 }, axis)).toEqual({ ...home, end: 555 });
    expect(targetNudged({ part: 'end' }, home, { minutes: 900 }, axis)).toEqual({ ...home, end: 1200 });
    expect(targetNudged({ part: 'body' }, home, { minutes: 900 }, axis)).toEqual({
      ...home,
      start: 1140,
      end: 1200,
    });
  });
});
