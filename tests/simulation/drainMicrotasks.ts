import { setFlagsFromString } from 'node:v8';
import { runInThisContext } from 'node:vm';

// V8 compiles the call below only where this is set already.
setFlagsFromString('--allow-natives-syntax');

/**
 * Runs all microtasks, now, as the end of a task does. Going through the event loop for each of the simulation's
 * millions of tasks costs as much as everything else in it.
 *
 * Works only in a task of its own (`inOneTask`), not below an `await`: there the microtasks are being run already.
 */
export const drainMicrotasks = runInThisContext('() => %PerformMicrotaskCheckpoint()') as () => void;

/** Runs `work` as a task. @throws (rejects with) what it throws, or an Error if microtasks would not run within it */
export function inOneTask<T>(work: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    setImmediate(() => {
      let ran = false;
      queueMicrotask(() => {
        ran = true;
      });
      drainMicrotasks();
      if (!ran)
        return reject(new Error('Microtasks do not run when told to: the simulation would stand still.'));
      try {
        resolve(work());
      } catch (error) {
        reject(error);
      }
    });
  });
}
