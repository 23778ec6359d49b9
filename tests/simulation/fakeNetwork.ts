import type { FakeClock } from '../sync/fakeClock';
import type { Enter } from './fakeLocks';

export interface FakeNetworkOptions {
  clock: FakeClock;
  fraction: () => number;
  /** Whether the server runs, and since which start: what was under way when it ended is never answered. */
  server: { isUp: boolean; starts: number };
  loss: number;
}

/** What the network says when it lost something: the outcome is unknown. One for all, because a stack is slow to take. */
export const lostByNetwork = new Error('the network lost it');

/** One device's way to the server and back. */
export function createFakeNetwork({ clock, fraction, server, loss }: FakeNetworkOptions) {
  const network = {
    up: true,
    loss,
    slownessMs: 20,
    /** So many questions get lost from now on. */
    losesNext: 0,
    questions: 0,
    /** Questions that the server will still get, whatever becomes of those who asked. */
    underWay: 0,
    ask,
  };

  /** Carries a question to the server and its answer, or refusal, back; each may get lost, the answer after its effect. */
  function ask<T>(answer: () => T, signal: AbortSignal, enter: Enter): Promise<T> {
    network.questions++;
    network.underWay++;
    const isDoomed = network.losesNext > 0;
    if (isDoomed) network.losesNext--;
    return new Promise((resolve, reject) => {
      const travel = (arrive: () => void, lost: () => void) => {
        clock.after(1 + Math.floor(fraction() * network.slownessMs), () => {
          const isLost = isDoomed || !network.up || !server.isUp || fraction() < network.loss;
          (isLost ? lost : arrive)();
        });
      };
      const back = (settle: () => void) =>
        enter(() => {
          if (signal.aborted) reject(signal.reason as Error);
          else settle();
        });
      const lost = () => back(() => reject(lostByNetwork));
      const lostOnTheWay = () => {
        network.underWay--;
        lost();
      };
      travel(() => {
        network.underWay--;
        // Given up by its tab on the way, it may reach the server or not.
        if (signal.aborted && fraction() < 0.5) return;
        const { starts } = server;
        let settle: () => void;
        try {
          const given = answer();
          settle = () => resolve(given);
        } catch (refusal) {
          settle = () => reject(refusal);
        }
        travel(() => (server.starts === starts ? back(settle) : lost()), lost);
      }, lostOnTheWay);
    });
  }

  return network;
}

export type FakeNetwork = ReturnType<typeof createFakeNetwork>;
