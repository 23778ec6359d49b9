import { expect, test, vi } from 'vitest';
import { findFault, timeoutMs } from './findFault';

vi.mock('@/sync/createFollowing', async (original) => {
  const real = await original<typeof import('@/sync/createFollowing')>();
  const createFollowing: typeof real.createFollowing = (options) => ({
    ...real.createFollowing(options),
    isOtherHistory: () => false,
  });
  return { ...real, createFollowing };
});

test(
  '[C15] the simulator finds it when what was told of another history is taken for news',
  { timeout: timeoutMs },
  async () => {
    expect(await findFault(400)).not.toBeNull();
  },
);
