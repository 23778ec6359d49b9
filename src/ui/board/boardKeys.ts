/** A place in a board. Row −1 is the row of column headings, column −1 the column of row headings. */
export interface BoardPlace {
  row: number;
  column: number;
}

export interface BoardSize {
  rows: number;
  columns: number;
  /** Rows that one Page Up or Page Down passes. */
  pageRows: number;
}

/** The part of a keyboard event that decides. */
export type BoardKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * Where a key leads from `place`, after the WAI-ARIA grid pattern: arrows, Home and End within the row, with Ctrl or ⌘
 * to the corners, Page Up and Down. Null for any key that is not about moving; it never leaves the board.
 */
export function placeAfterKey(event: BoardKey, place: BoardPlace, size: BoardSize): BoardPlace | null {
  if (event.altKey || event.shiftKey) return null;
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const corner = event.ctrlKey || event.metaKey;
  const to = (row: number, column: number): BoardPlace => ({
    row: Math.min(Math.max(row, -1), lastRow),
    column: Math.min(Math.max(column, -1), lastColumn),
  });
  if (event.key === 'Home') return to(corner ? Math.min(0, lastRow) : place.row, -1);
  if (event.key === 'End') return to(corner ? lastRow : place.row, lastColumn);
  if (corner) return null;
  switch (event.key) {
    case 'ArrowUp':
      return to(place.row - 1, place.column);
    case 'ArrowDown':
      return to(place.row + 1, place.column);
    case 'ArrowLeft':
      return to(place.row, place.column - 1);
    case 'ArrowRight':
      return to(place.row, place.column + 1);
    case 'PageUp':
      return to(place.row < 0 ? place.row : Math.max(place.row - size.pageRows, 0), place.column);
    case 'PageDown':
      return to(place.row + size.pageRows, place.column);
    default:
      return null;
  }
}
