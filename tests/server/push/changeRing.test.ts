import { describe, expect, test } from 'vitest';
import { createRing } from '@/server/push/changeRing';
import type { LogLine } from '@/server/push/readLog';

const range = (after: number, to: number) => Array.from({ length: to - after }, (_, n) => after + 1 + n);

function line(seq: number, bytes = 10): LogLine {
  const id = String(seq);
  const common = { entity: 'x', rev: '1', op: 'created', row: {}, before: null, mutation_id: null } as const;
  return { ...common, seq: id, id, at: new Date(0), bytes };
}

describe('the last changes of a practice', () => {
  test('[E2] from every position that is covered, everything that follows is there, and from no other', () => {
    const ring = createRing(100, { ringLines: 7, ringBytes: 1_000 });
    expect([ring.covers(100), ring.covers(99)]).toEqual([true, false]);
    for (const head of range(100, 130)) {
      ring.push([line(head)]);
      expect(ring.head()).toBe(head);
      const oldest = Math.max(100, head - 7);
      for (const seq of range(98, head)) {
        expect([head, seq, ring.covers(seq)]).toEqual([head, seq, seq >= oldest]);
        if (ring.covers(seq))
          expect([...ring.after(seq)].map((one) => Number(one.seq))).toEqual(range(seq, head));
      }
    }
  });

  test('[E6] it is bounded in bytes too, but the newest change stays', () => {
    const ring = createRing(0, { ringLines: 100, ringBytes: 100 });
    ring.push([line(1, 60), line(2, 40)]);
    expect(ring.covers(0)).toBe(true);
    ring.push([line(3, 1)]);
    expect([ring.covers(0), ring.covers(1)]).toEqual([false, true]);
    ring.push([line(4, 5_000)]);
    expect([ring.covers(2), ring.covers(3)]).toEqual([false, true]);
    ring.push([line(5, 1)]);
    expect([ring.covers(3), ring.covers(4)]).toEqual([false, true]);
  });

  test('[E2] a gap is not taken in', () => {
    const ring = createRing(5, { ringLines: 10, ringBytes: 100 });
    expect(() => ring.push([line(7)])).toThrow('goes on at 7 after 5');
    expect(ring.head()).toBe(5);
  });
});
