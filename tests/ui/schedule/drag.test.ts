import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createDragStore,
  dragAfter,
  type DragHappening,
  type DragState,
  idleDrag,
  isDragging,
} from '@/ui/schedule/drag';
import { type DragEvent, type DragPhase, dragPhaseAfter } from '@/ui/schedule/dragPhase';
import type { Grip } from '@/ui/schedule/dragTarget';

const events: DragEvent[] = ['press', 'draw', 'lift', 'stretch', 'aim', 'drop', 'cancel', 'lose'];
const after = (...happened: DragEvent[]) => happened.reduce<DragPhase>(dragPhaseAfter, 'idle');
const home = { columnKey: 'maria', start: 540, end: 600 };
const grip: Grip = { blockId: 'a', part: 'body', home, offset: 10, by: 'mouse' };

describe('phases of a drag', () => {
  test('a press is nothing yet: what it is shows later', () => {
    expect(after('press')).toBe('pressed');
    expect(after('press', 'aim')).toBe('pressed');
    expect(after('press', 'draw')).toBe('drawing');
    expect(after('press', 'lift')).toBe('moving');
    expect(after('press', 'stretch')).toBe('resizing');
  });

  test('a keyboard lifts and resizes without a press, but draws nothing', () => {
    expect(after('lift')).toBe('moving');
    expect(after('stretch')).toBe('resizing');
    expect(after('draw')).toBe('idle');
  });

  test('whatever happened, dropping and cancelling end it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events)), (happened) => {
        expect(dragPhaseAfter(after(...happened), 'drop')).toBe('idle');
        expect(dragPhaseAfter(after(...happened), 'cancel')).toBe('idle');
      }),
    );
  });

  test('while one thing is dragged nothing else can begin', () => {
    for (const phase of ['drawing', 'moving', 'resizing'] as const)
      for (const event of ['press', 'draw', 'lift', 'stretch', 'aim'] as const)
        expect(dragPhaseAfter(phase, event)).toBe(phase);
  });

  test('losing the block ends its move; new time belongs to nobody and cannot be lost', () => {
    expect(after('press', 'lift', 'lose')).toBe('idle');
    expect(after('stretch', 'lose')).toBe('idle');
    expect(after('press', 'draw', 'lose')).toBe('drawing');
  });
});

describe('a drag', () => {
  const run = (...happened: DragHappening[]) => happened.reduce<DragState>(dragAfter, idleDrag);

  test('begins where the block stands and follows the target', () => {
    const target = { columnKey: 'john', start: 600, end: 660 };
    const lifted = run({ type: 'press', grip }, { type: 'lift' });
    expect(lifted).toEqual({ phase: 'moving', grip, target: home });
    expect(dragAfter(lifted, { type: 'aim', target })).toEqual({ phase: 'moving', grip, target });
  });

  test('does not follow anything while it is a mere press', () => {
    const pressed = run({ type: 'press', grip });
    expect(isDragging(pressed)).toBe(false);
    expect(
      run({ type: 'press', grip }, { type: 'lift' }, { type: 'press', grip: { ...grip, blockId: 'b' } }),
    ).toEqual(run({ type: 'press', grip }, { type: 'lift' }));
  });

  test('stays the very same when the target is the same, so that nobody is told', () => {
    const lifted = run({ type: 'lift', grip });
    expect(dragAfter(lifted, { type: 'aim', target: { ...home } })).toBe(lifted);
    expect(dragAfter(idleDrag, { type: 'drop' })).toBe(idleDrag);
    const store = createDragStore();
    let told = 0;
    store.subscribe(() => told++);
    store.send({ type: 'lift', grip });
    store.send({ type: 'aim', target: { ...home } });
    expect(told).toBe(1);
  });

  test('cannot begin without something to hold', () => {
    expect(run({ type: 'lift' })).toBe(idleDrag);
  });
});
