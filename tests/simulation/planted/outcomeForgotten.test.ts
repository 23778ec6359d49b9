import { expect, test, vi } from 'vitest';
import { findFault, timeoutMs } from './findFault';

vi.mock('@/sync/core/replica', async (original) => {
  const real = await original<typeof import('@/sync/core/replica')>();
  const confirm: typeof real.confirm = (replica, rules, { mutationId: _forgotten, ...change }, arrival) =>
    real.confirm(replica, rules, change, arrival);
  return { ...real, confirm };
});

test(
  'the simulator finds it when a confirmed mutation stays pending',
  async () => {
    expect(await findFault()).not.toBeNull();
  },
  timeoutMs,
);
