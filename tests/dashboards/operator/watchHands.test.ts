import { describe, expect, it } from 'vitest';
import { watchHands } from '@/dashboards/operator/watchHands';

describe('watchHands', () => {
  it('is idle only after a whole turn without anything', () => {
    const hands = watchHands();
    expect(hands.wereIdle()).toBe(true);
    hands.watch.onScrollCapture();
    expect(hands.wereIdle()).toBe(false);
    expect(hands.wereIdle()).toBe(true);
  });

  it('is never idle while the pointer rests on it', () => {
    const hands = watchHands();
    hands.watch.onPointerMove();
    hands.wereIdle();
    expect(hands.wereIdle()).toBe(false);
    hands.watch.onPointerLeave();
    hands.wereIdle();
    expect(hands.wereIdle()).toBe(true);
  });

  it('is never idle while the focus is on it', () => {
    const hands = watchHands();
    hands.watch.onFocus();
    hands.wereIdle();
    expect(hands.wereIdle()).toBe(false);
    hands.watch.onBlur();
    hands.wereIdle();
    expect(hands.wereIdle()).toBe(true);
  });
});
