import { readFileSync } from 'node:fs';

const lookEveryMs = 250;

/**
 * Ends this process as SIGTERM would when the `npm` that started it ends: npm hands a signal to the shell between them
 * at most, and the server would stay behind on its port.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const began = lineage();
  const looking = setInterval(() => {
    if (lineage() === began) return;
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
  }, lookEveryMs);
  looking.unref();
}

/** The processes from our parent up to npm. It changes when one of them ends, for then its child gets another parent. */
function lineage() {
  const pids = [process.ppid];
  if (process.platform === 'linux' && !isNpm(process.ppid)) pids.push(parentOf(process.ppid));
  return pids.join(' ');
}

function isNpm(pid) {
  return read(`/proc/${pid}/cmdline`).startsWith('npm');
}

/** The fourth field; the second is a name in brackets that may hold anything. */
function parentOf(pid) {
  return read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[1] ?? '';
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended.
    return '';
  }
}
