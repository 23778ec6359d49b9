import { expect, test, vi } from 'vitest';
import { findFault, timeoutMs } from './findFault';

vi.mock('@/sync/core/replica', async (original) => {
  const real = await original<typeof import('@/sync/core/replica')>();
  const { getIn, setIn } = await import('@/sync/core/buckets');
  const confirm: typeof real.confirm = (replica, rules, change, arrival) => {
    const known = getIn(replica.entries, change.id);
    const entries = known ? setIn(replica.entries, change.id, { ...known, rev: 0 }) : replica.entries;
    return real.confirm({ ...replica, entries }, rules, change, arrival);
  };
  return { ...real, confirm };
});

test(
  'the simulator finds it when the last arrival wins, whatever its rev',
  async () => {
    expect(await findFault()).not.toBeNull();
  },
  timeoutMs,
);
