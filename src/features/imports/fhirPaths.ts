/** A path as it is told: what is deeper than this is one with what it lies in. */
const mostSteps = 2;
const mostDepth = 30;

/**
 * Where a resource holds values that were not read: each path once, without places in lists (`contact[].name`).
 * @param isRead whether the value at this path (`telecom[1].system`) was read
 */
export function unreadPaths(resource: unknown, isRead: (path: string) => boolean): readonly string[] {
  const found = new Set<string>();
  const walk = (value: unknown, path: string, told: string, depth: number) => {
    if (value === null || value === undefined || depth > mostDepth) return;
    if (typeof value !== 'object') {
      if (!isRead(path)) found.add(shortened(told));
      return;
    }
    for (const [name, part] of Object.entries(value)) {
      if (Array.isArray(value)) walk(part, `${path}[${name}]`, `${told}[]`, depth + 1);
      else
        walk(part, path ? `${path}.${name}` : name, told ? `${told}.${word(name)}` : word(name), depth + 1);
    }
  };
  walk(resource, '', '', 0);
  return [...found];
}

/** Names of the standard are short words; what is none could be anything, and is not repeated. */
function word(name: string): string {
  return /^_?[A-Za-z]\w{0,40}$/.test(name) ? name : '(other)';
}

function shortened(path: string): string {
  return path.split('.').slice(0, mostSteps).join('.').replace(/\[\]$/, '');
}
