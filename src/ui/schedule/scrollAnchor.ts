/** The column at the edge of what is in sight, and how much of it, 0 to 1, is already beyond that edge. */
export interface ScrollAnchor {
  key: string | undefined;
  index: number;
  part: number;
}

interface Keyed {
  key: string;
}

export function anchorAt(columns: readonly Keyed[], scrollLeft: number, width: number): ScrollAnchor {
  const place = width > 0 ? scrollLeft / width : 0;
  const index = Math.floor(place);
  return { key: columns[index]?.key, index, part: place - index };
}

/** How many columns further the anchor is among these; 0 if it is not among them. */
export function anchorShift(columns: readonly Keyed[], { key, index }: ScrollAnchor): number {
  const now = columns.findIndex((column) => column.key === key);
  return now === -1 ? 0 : now - index;
}

/** These indices, and the same ones shifted, as far as there are so many: each once, in order. */
export function withShifted(indices: readonly number[], shift: number, count: number): number[] {
  const shifted = indices.map((index) => index + shift).filter((index) => index >= 0 && index < count);
  return [...new Set([...indices, ...shifted])].toSorted((a, b) => a - b);
}
