import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeAfterKey, type BoardPlace } from '@/ui/board/boardKeys';

const size = { rows: 30, columns: 14, pageRows: 8 };
const press = (key: string, place: BoardPlace, modifiers = {}) =>
  placeAfterKey(
    { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers },
    place,
    size,
  );

describe('placeAfterKey', () => {
  it('moves one cell with an arrow, and into the headings', () => {
    expect(press('ArrowRight', { row: 2, column: 3 })).toEqual({ row: 2, column: 4 });
    expect(press('ArrowLeft', { row: 2, column: 0 })).toEqual({ row: 2, column: -1 });
    expect(press('ArrowUp', { row: 0, column: 3 })).toEqual({ row: -1, column: 3 });
    expect(press('ArrowDown', { row: -1, column: 3 })).toEqual({ row: 0, column: 3 });
  });

  it('goes to the ends of the row, and with Ctrl or ⌘ to the corners', () => {
    expect(press('Home', { row: 5, column: 5 })).toEqual({ row: 5, column: -1 });
    expect(press('End', { row: 5, column: 5 })).toEqual({ row: 5, column: 13 });
    expect(press('Home', { row: 5, column: 5 }, { ctrlKey: true })).toEqual({ row: 0, column: -1 });
    expect(press('End', { row: 5, column: 5 }, { metaKey: true })).toEqual({ row: 29, column: 13 });
  });

  it('pages without entering the headings', () => {
    expect(press('PageUp', { row: 3, column: 1 })).toEqual({ row: 0, column: 1 });
    expect(press('PageDown', { row: 25, column: 1 })).toEqual({ row: 29, column: 1 });
  });

  it('leaves every other key, and every chord of the browser, to others', () => {
    const place = { row: 1, column: 1 };
    expect(press('a', place)).toBeNull();
    expect(press('Tab', place)).toBeNull();
    expect(press('ArrowLeft', place, { altKey: true })).toBeNull();
    expect(press('ArrowRight', place, { ctrlKey: true })).toBeNull();
  });

  it('never leads outside, whatever is pressed', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean()), { maxLength: 60 }),
        fc.nat(3),
        (presses, rows) => {
          let place: BoardPlace = { row: -1, column: -1 };
          for (const [key, ctrlKey] of presses) {
            place =
              placeAfterKey({ key, ctrlKey, metaKey: false, altKey: false, shiftKey: false }, place, {
                ...size,
                rows,
              }) ?? place;
            expect(place.row).toBeGreaterThanOrEqual(-1);
            expect(place.row).toBeLessThan(Math.max(rows, 1));
            expect(place.column).toBeGreaterThanOrEqual(-1);
            expect(place.column).toBeLessThan(size.columns);
          }
        },
      ),
    );
  });
});
