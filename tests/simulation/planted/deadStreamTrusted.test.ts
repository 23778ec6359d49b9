import { expect, test, vi } from 'vitest';
import { findFault, timeoutMs } from './findFault';

vi.mock('@/sync/core/connection', async (original) => {
  const real = await original<typeof import('@/sync/core/connection')>();
  const connectionAfter: typeof real.connectionAfter = (state, event) =>
    state === 'live' && event === 'broke' ? 'live' : real.connectionAfter(state, event);
  return { ...real, connectionAfter };
});

test(
  'the simulator finds it when a stream that died is believed to be alive',
  { timeout: timeoutMs },
  async () => {
    expect(await findFault()).not.toBeNull();
  },
);
