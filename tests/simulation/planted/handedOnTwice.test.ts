import { expect, test, vi } from 'vitest';
import { findFault, timeoutMs } from './findFault';

vi.mock('@/sync/core/cursor', async (original) => {
  const real = await original<typeof import('@/sync/core/cursor')>();
  const covered: typeof real.covered = (cursor, since, to) =>
    real.covered(cursor, since, since > cursor.at ? to : cursor.at + (to - since));
  return { ...real, covered };
});

test(
  'the simulator finds it when what two leaders hand on moves the cursor twice',
  async () => {
    expect(await findFault()).not.toBeNull();
  },
  timeoutMs,
);
