import { LockstepError, type ProblemCode } from '@/domain/errors';
import { retryDelayMs } from './core/backOff';
import { emptyOutbox, enqueue, finished, takeSendable } from './core/outbox';
import type { Clock, Random, Sender, WriteAnswer, WriteRequest } from './ports';

interface Write {
  mutationId: string;
  rowId: string;
  request: WriteRequest;
  settle(answer: Promise<WriteAnswer>): void;
}

export interface OutboxOptions {
  sender: Sender;
  clock: Clock;
  random: Random;
  signal: AbortSignal;
  mustWait(rowId: string): boolean;
  /** Called with true when the server was reached, with false when it was not. */
  reached(yes: boolean): void;
}

/** Refusals that mean "not now" instead of "no". */
const notNow: readonly ProblemCode[] = ['unavailable', 'too_many_requests'];

/**
 * Sends writes, each until its outcome is known: an answer, a refusal, or the end of this tab. The mutation's id makes
 * sending it again harmless.
 */
export function createOutbox({ sender, clock, random, signal, mustWait, reached }: OutboxOptions) {
  let outbox = emptyOutbox<Write>();
  let unanswered = 0;
  const wakers = new Set<() => void>();

  /** @throws LockstepError when the server refused, an AbortError when this tab ended first */
  function submit(rowId: string, request: WriteRequest): Promise<WriteAnswer> {
    return new Promise((resolve) => {
      unanswered++;
      outbox = enqueue(outbox, { mutationId: request.mutationId, rowId, request, settle: resolve });
      flush();
    });
  }

  /** Sends what may be sent, and tries at once whatever is waiting for another try. */
  function flush(): void {
    for (const wake of wakers) wake();
    const taken = takeSendable(outbox, mustWait);
    outbox = taken.outbox;
    for (const write of taken.sendable) write.settle(carry(write));
  }

  async function carry(write: Write): Promise<WriteAnswer> {
    try {
      for (let failures = 1; ; failures++) {
        try {
          const answer = await sender.send(write.request, signal);
          reached(true);
          return answer;
        } catch (error) {
          signal.throwIfAborted();
          if (error instanceof LockstepError && !notNow.includes(error.code)) {
            reached(true);
            throw error;
          }
          reached(false);
          await pause(retryDelayMs(failures, random.fraction()));
        }
      }
    } finally {
      unanswered--;
      outbox = finished(outbox, write.rowId);
      if (!signal.aborted) flush();
    }
  }

  function pause(delayMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const wake = () => {
        wakers.delete(wake);
        cancel();
        signal.removeEventListener('abort', abort);
        resolve();
      };
      const abort = () => {
        wakers.delete(wake);
        cancel();
        reject(signal.reason as Error);
      };
      const cancel = clock.after(delayMs, wake);
      wakers.add(wake);
      signal.addEventListener('abort', abort, { once: true });
    });
  }

  return { submit, flush, waiting: () => unanswered };
}
