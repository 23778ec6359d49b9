interface Held {
  done: number;
  bytes: number;
}

/** How much more may be held at the end than after a fifth of the run: caches fill, but nothing grows with each request. */
const mostGrowthBytes = 24 * 1024 * 1024;

/** What is still held once everything that nobody refers to is gone. @throws Error without `--expose-gc` */
export function heapAfterCollection(): number {
  const { gc } = globalThis as { gc?: () => void };
  if (!gc) throw new Error('Run it with --expose-gc');
  gc();
  gc();
  return process.memoryUsage().heapUsed;
}

/** Whether a run held no more in the end than after its first fifth, and what it held. */
export function heldInBounds(held: readonly Held[]): { told: string; complaint: string | null } {
  const last = held.at(-1);
  const early = last && held.find(({ done }) => done >= last.done / 5);
  if (!last || !early) return { told: 'memory not measured', complaint: 'memory was not measured' };
  const told = `heap ${megabytes(early.bytes)} after 20 %, ${megabytes(last.bytes)} at the end`;
  const grown = last.bytes - early.bytes;
  return { told, complaint: grown > mostGrowthBytes ? `the heap grew by ${megabytes(grown)}` : null };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
