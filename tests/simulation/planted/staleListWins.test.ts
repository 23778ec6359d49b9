import { expect, test, vi } from 'vitest';
import { findFault, timeoutMs } from './findFault';

vi.mock('@/sync/core/replica', async (original) => {
  const real = await original<typeof import('@/sync/core/replica')>();
  const dropMissing: typeof real.dropMissing = (replica, rules, list, arrival) =>
    real.dropMissing(replica, rules, { ...list, seq: Number.MAX_SAFE_INTEGER }, arrival);
  return { ...real, dropMissing };
});

test(
  'the simulator finds it when a list removes rows that are newer than it',
  async () => {
    expect(await findFault()).not.toBeNull();
  },
  timeoutMs,
);
