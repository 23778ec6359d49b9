import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { giveUp, root } from './root.mjs';

/**
 * Runs a program and shows what it says.
 * @param {{ env?: Record<string, string>, quiet?: boolean }} [options] quiet shows its words only if it fails
 * @returns {Promise<number>} its exit code
 */
export function run(program, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      // npm is a script on Windows.
      shell: process.platform === 'win32',
    });
    let said = '';
    child.stdout?.on('data', (chunk) => (said += chunk));
    child.stderr?.on('data', (chunk) => (said += chunk));
    child.on('error', (error) => giveUp(`${program} could not be started: ${error.message}`));
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(said);
      resolve(code ?? 1);
    });
  });
}

/** Runs a program of a package in node_modules, given its script there. */
export function runNode(script, args, options) {
  const program = process.platform === 'win32' ? `"${process.execPath}"` : process.execPath;
  return run(program, [join('node_modules', script), ...args], options);
}
