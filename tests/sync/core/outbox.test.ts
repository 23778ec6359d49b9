import { describe, expect, test } from 'vitest';
import { emptyOutbox, enqueue, finished, type Outgoing, takeSendable } from '@/sync/core/outbox';

const write = (mutationId: string, rowId: string): Outgoing => ({ mutationId, rowId });
const free = () => false;
const names = (writes: readonly Outgoing[]) => writes.map(({ mutationId }) => mutationId);

describe('outbox', () => {
  test('[O1] writes of one row go one after the other, of different rows side by side', () => {
    const filled = [write('1', 'a'), write('2', 'a'), write('3', 'b')].reduce(
      enqueue<Outgoing>,
      emptyOutbox(),
    );
    const first = takeSendable(filled, free);
    expect(names(first.sendable)).toEqual(['1', '3']);
    expect(takeSendable(first.outbox, free).sendable).toEqual([]);
    expect(names(takeSendable(finished(first.outbox, 'a'), free).sendable)).toEqual(['2']);
  });

  test('[O2] a change of a row that another tab is still creating waits for it', () => {
    const filled = enqueue(emptyOutbox(), write('1', 'a'));
    const held = takeSendable(filled, (rowId) => rowId === 'a');
    expect(held.sendable).toEqual([]);
    expect(names(takeSendable(held.outbox, free).sendable)).toEqual(['1']);
  });
});
