import type { Change } from '@/protocol/change';
import { changeText, positionText } from './eventText';

/** A stretch of the feed as one viewer is told it, ready to be written. */
export interface Piece {
  /** Everything in (from, to] that concerns the viewer. */
  from: number;
  to: number;
  bytes: Buffer;
  /** How many changes are in it. */
  changes: number;
  /** When its last change was committed; null if none is in it. */
  committedAt: number | null;
}

/** A place in the feed with what the viewer may know of it: null for what is none of their business. */
export interface Told {
  seq: number;
  change: Change | null;
}

/** A piece ends with the event that makes it longer than this. */
const pieceLength = 32 * 1024;

/** Cuts the feed after `from` into pieces; one that ends with something invisible tells the position instead. */
export function* piecesOf(from: number, feed: Iterable<Told>, now: () => number): Generator<Piece> {
  let text = '';
  let changes = 0;
  let committedAt: number | null = null;
  let start = from;
  let last: Told | null = null;
  const finish = ({ seq, change }: Told): Piece => {
    const bytes = Buffer.from(change ? text : text + positionText(seq, now()));
    const piece = { from: start, to: seq, bytes, changes, committedAt };
    [text, changes, committedAt, start, last] = ['', 0, null, seq, null];
    return piece;
  };
  for (const told of feed) {
    last = told;
    if (told.change) {
      text += changeText(told.change);
      changes++;
      committedAt = told.change.at ?? null;
    }
    if (text.length >= pieceLength) yield finish(told);
  }
  if (last) yield finish(last);
}
