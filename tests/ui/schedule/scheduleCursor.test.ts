import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockLanes } from '@/ui/schedule/blockLanes';
import {
  cursorAfter,
  cursorAt,
  cursorMoveOf,
  resolveCursor,
  type ScheduleCursor,
} from '@/ui/schedule/scheduleCursor';
import type { ScheduleBlock } from '@/ui/schedule/scheduleTypes';

const axis = { fromMinute: 420, toMinute: 1200, stepMinutes: 15 };

function block(id: string, start: number, end: number, buffers: Partial<ScheduleBlock> = {}): ScheduleBlock {
  return {
    id,
    kind: 'appointment',
    start,
    end,
    before: 0,
    after: 0,
    canMove: true,
    canResize: true,
    ...buffers,
  };
}

const at = (minute: number, blockId: string | null = null): ScheduleCursor => ({
  columnKey: 'c',
  minute,
  blockId,
});
const down = { minutes: 15 };
const up = { minutes: -15 };

describe('the keyboard’s cursor', () => {
  test('goes step by step through empty time, onto a block, and past it as a whole', () => {
    const blocks = [block('a', 540, 600)];
    const path = [at(510)];
    for (let n = 0; n < 3; n++) path.push(cursorAfter(path.at(-1) ?? at(0), down, blocks, axis));
    expect(path.slice(1)).toEqual([at(525), at(540, 'a'), at(600)]);
    expect(cursorAfter(at(600), up, blocks, axis)).toEqual(at(585, 'a'));
    expect(cursorAfter(at(540, 'a'), up, blocks, axis)).toEqual(at(525));
  });

  test('visits every block that shares time, and still comes out behind a long one', () => {
    const blocks = [block('long', 540, 720), block('early', 570, 600), block('late', 660, 690)];
    let cursor = cursorAfter(at(525), down, blocks, axis);
    const visited: (string | null)[] = [];
    for (let n = 0; n < 4; n++) {
      visited.push(cursor.blockId);
      cursor = cursorAfter(cursor, down, blocks, axis);
    }
    expect(visited).toEqual(['long', 'early', 'late', null]);
  });

  test('always gets to the last step of the day by going down, whatever stands in between', () => {
    const anyBlock = fc
      .tuple(fc.integer({ min: 380, max: 1190 }), fc.integer({ min: 5, max: 200 }), fc.uuid())
      .map(([start, length, id]) => block(id, start, start + length));
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 12 }), (blocks) => {
        let cursor = cursorAt('c', axis.fromMinute, blocks, axis);
        for (let n = 0; n < 200; n++) cursor = cursorAfter(cursor, down, blocks, axis);
        const { minute } = resolveCursor(cursor, blocks, axis);
        const begun = blocks.filter(({ start }) => start < minute + 15).map(({ end }) => end);
        const last = Math.max(minute + 15, ...begun);
        expect(Math.ceil(last / 15) * 15).toBeGreaterThanOrEqual(axis.toMinute);
        expect(cursorAfter(cursor, down, blocks, axis)).toEqual(cursor);
      }),
    );
  });

  test('walks from block to block, and stays at the last one', () => {
    const blocks = [block('b', 700, 760), block('a', 540, 600)];
    expect(cursorAfter(at(480), { blocks: 1 }, blocks, axis).blockId).toBe('a');
    expect(cursorAfter(at(540, 'a'), { blocks: 1 }, blocks, axis).blockId).toBe('b');
    expect(cursorAfter(at(690, 'b'), { blocks: 1 }, blocks, axis)).toEqual(at(690, 'b'));
    expect(cursorAfter(at(900), { blocks: -1 }, blocks, axis).blockId).toBe('b');
  });

  test('stays on its block wherever that goes, and at its time when the block is gone', () => {
    expect(resolveCursor(at(540, 'a'), [block('a', 660, 720)], axis)).toEqual(at(660, 'a'));
    expect(resolveCursor(at(540, 'a'), [], axis)).toEqual(at(540));
    expect(resolveCursor(at(540), [block('new', 530, 560)], axis)).toEqual(at(540, 'new'));
  });

  test('understands the keys of a grid and leaves the others alone', () => {
    const key = (name: string, more = {}) =>
      cursorMoveOf(
        { key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more },
        15,
      );
    expect(key('ArrowDown')).toEqual(down);
    expect(key('ArrowLeft')).toEqual({ columns: -1 });
    expect(key('PageDown')).toEqual({ minutes: 60 });
    expect(key('Home')).toEqual({ to: 'from' });
    expect(key('End', { ctrlKey: true })).toEqual({ columns: Infinity });
    expect(key('ArrowDown', { altKey: true })).toBeNull();
    expect(key('x')).toBeNull();
  });
});

describe('lanes', () => {
  test('blocks that share time lie side by side; buffers count; touching ones do not share', () => {
    const lanes = blockLanes([
      block('a', 540, 600, { after: 15 }),
      block('b', 605, 660),
      block('c', 660, 700),
    ]);
    expect(lanes.get('a')).toEqual({ lane: 0, lanes: 2 });
    expect(lanes.get('b')).toEqual({ lane: 1, lanes: 2 });
    expect(lanes.get('c')).toEqual({ lane: 0, lanes: 1 });
  });

  test('no two blocks that share time ever share a lane', () => {
    const anyBlock = fc
      .tuple(
        fc.integer({ min: 0, max: 600 }),
        fc.integer({ min: 5, max: 200 }),
        fc.integer({ min: 0, max: 30 }),
        fc.uuid(),
      )
      .map(([start, length, after, id]) => block(id, start, start + length, { after }));
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 15 }), (blocks) => {
        const lanes = blockLanes(blocks);
        for (const one of blocks)
          for (const other of blocks) {
            const share =
              one !== other && one.start < other.end + other.after && other.start < one.end + one.after;
            if (share) expect(lanes.get(one.id)?.lane).not.toBe(lanes.get(other.id)?.lane);
          }
      }),
    );
  });
});
