import type { Viewer } from '@/domain/policy';
import type { Change } from '@/protocol/change';
import type { ChangeRing } from './changeRing';
import { piecesOf, type Piece, type Told } from './pieces';
import type { LogLine } from './readLog';

/** Everybody who sees the same of a practice: what they are told is decided and written out once for all of them. */
export interface Audience {
  /** What follows `seq`, which the ring must cover and must not end at. */
  next(seq: number): Piece;
}

/** Streams of one audience go on in step; whoever falls out of it has its pieces made anew. */
const keptPieces = 2;

export function audienceKey({ role, staffId, patientId }: Viewer): string {
  return `${role} ${staffId} ${patientId}`;
}

export function createAudience(
  ring: ChangeRing,
  show: (line: LogLine) => Change | null,
  now: () => number,
): Audience {
  const recent: Piece[] = [];
  function* toldAfter(seq: number): Generator<Told> {
    for (const line of ring.after(seq)) yield { seq: Number(line.seq), change: show(line) };
  }
  return {
    next(seq) {
      const known = recent.findLast((piece) => piece.from === seq);
      if (known) return known;
      const { value } = piecesOf(seq, toldAfter(seq), now).next();
      if (!value) throw new Error(`Nothing follows ${seq}`);
      recent.push(value);
      if (recent.length > keptPieces) recent.shift();
      return value;
    },
  };
}
