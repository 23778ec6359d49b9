import { fileURLToPath } from 'node:url';

/** The project's folder, wherever it was called from. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** One line for the person at the terminal. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Ends with a message that says what to do. */
export function giveUp(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

/** Ends with a readable message on a Node that is too old. */
export function requireNode() {
  if (major > 20 || (major === 20 && minor >= 19)) return;
  giveUp(`Lockstep needs Node 20.19 or newer; this is ${process.version}. Get it at https://nodejs.org.`);
}
