import { expect, test, vi } from 'vitest';
import { findFault, timeoutMs } from './findFault';

vi.mock('@/sync/core/cursor', async (original) => {
  const real = await original<typeof import('@/sync/core/cursor')>();
  // What arrived beyond a gap is taken for all there is.
  const covered: typeof real.covered = (cursor, _since, to) => real.covered(cursor, cursor.at, to);
  return { ...real, covered };
});

test('the simulator finds it when a page is taken in beyond a gap', { timeout: timeoutMs }, async () => {
  expect(await findFault()).not.toBeNull();
});
