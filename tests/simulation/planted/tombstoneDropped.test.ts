import { expect, test, vi } from 'vitest';
import { findFault, timeoutMs } from './findFault';

vi.mock('@/sync/core/replica', async (original) => {
  const real = await original<typeof import('@/sync/core/replica')>();
  const { deleteIn } = await import('@/sync/core/buckets');
  const confirm: typeof real.confirm = (replica, rules, change, arrival) => {
    const after = real.confirm(replica, rules, change, arrival);
    return change.row === null ? { ...after, entries: deleteIn(after.entries, change.id) } : after;
  };
  return { ...real, confirm };
});

test(
  'the simulator finds it when a deleted row leaves no tombstone',
  async () => {
    expect(await findFault()).not.toBeNull();
  },
  timeoutMs,
);
