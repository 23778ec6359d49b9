import { expect, test, vi } from 'vitest';
import { findFault, timeoutMs } from './findFault';

vi.mock('@/sync/core/replica', async (original) => {
  const real = await original<typeof import('@/sync/core/replica')>();
  const { edit } = await import('@/sync/core/buckets');
  const confirmPage: typeof real.confirmPage = (replica, rules, page, arrival) => {
    const entries = edit(replica.entries);
    for (const { id } of page.rows) {
      const known = entries.get(id);
      if (known) entries.set(id, { ...known, rev: 0 });
    }
    return real.confirmPage({ ...replica, entries: entries.done() }, rules, page, arrival);
  };
  return { ...real, confirmPage };
});

test(
  'the simulator finds it when a list overwrites rows that are newer than it',
  async () => {
    expect(await findFault()).not.toBeNull();
  },
  timeoutMs,
);
