import type { Command } from './commandList';

/** Between two keys of one sequence, in milliseconds. */
const patienceMs = 1200;

/**
 * Follows keys one by one and finds the command they spell.
 * Time is an input: `atMs` only has to come from one clock.
 */
export function createKeySequence() {
  let pressed: { keys: string; atMs: number } | null = null;
  return {
    press(key: string, atMs: number, commands: readonly Command[]): (() => void) | null {
      const started = pressed && atMs - pressed.atMs <= patienceMs ? `${pressed.keys} ${key}` : key;
      pressed = null;
      for (const keys of new Set([started, key])) {
        const found = commands.find((command) => command.keys === keys);
        if (found) return found.run;
        if (commands.some((command) => command.keys?.startsWith(`${keys} `))) {
          pressed = { keys, atMs };
          return null;
        }
      }
      return null;
    },
  };
}
