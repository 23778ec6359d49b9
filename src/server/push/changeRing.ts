import type { LogLine } from './readLog';

/** The last changes of a practice, without a gap, bounded in number and in bytes. */
export interface ChangeRing {
  /** The position it reaches up to. */
  head(): number;
  /** Whether everything after `seq` is here. */
  covers(seq: number): boolean;
  /** Everything after `seq`, which it must cover. */
  after(seq: number): Iterable<LogLine>;
  /** @throws Error unless the lines go on where the ring ends */
  push(lines: readonly LogLine[]): void;
}

export interface RingLimits {
  ringLines: number;
  ringBytes: number;
}

/** An empty ring at the position `start`. */
export function createRing(start: number, { ringLines, ringBytes }: RingLimits): ChangeRing {
  const kept: LogLine[] = [];
  let head = start;
  let bytes = 0;
  return {
    head: () => head,
    covers: (seq) => seq >= head - kept.length,
    *after(seq) {
      for (let i = Math.max(0, kept.length - (head - seq)); i < kept.length; i++) {
        const line = kept[i];
        if (line) yield line;
      }
    },
    push(lines) {
      for (const line of lines) {
        if (Number(line.seq) !== head + 1) throw new Error(`The log goes on at ${line.seq} after ${head}`);
        kept.push(line);
        head++;
        bytes += line.bytes;
      }
      let gone = 0;
      // The newest one stays, however large it is: somebody is about to be told.
      while (kept.length - gone > 1 && (kept.length - gone > ringLines || bytes > ringBytes)) {
        bytes -= kept[gone]?.bytes ?? 0;
        gone++;
      }
      kept.splice(0, gone);
    },
  };
}
