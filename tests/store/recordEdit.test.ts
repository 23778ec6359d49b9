import { describe, expect, test } from 'vitest';
import {
  conflictChosen,
  conflictsOf,
  editsDiscarded,
  fieldTyped,
  type FieldValues,
  isFieldEdited,
  nothingEdited,
  patchRefused,
  patchSent,
  patchStored,
  type RecordEditState,
  rowArrived,
  rowForgotten,
  sameValue,
  unsentPatch,
} from '@/store/recordEdit';

const row = { notes: 'old', phone: '1', tags: ['a'] };
const arrives = (state: RecordEditState, stored: FieldValues, rev: number) =>
  rowArrived(state, { stored, rev, isGone: false });
const begun = arrives(nothingEdited, row, 1);
const types = (state: RecordEditState, field: string, value: unknown, shown: readonly unknown[] = []) =>
  fieldTyped(state, field, { value, shown });
const clash = [{ field: 'notes', mine: 'mine', theirs: 'theirs' }];

describe('what somebody else changes', () => {
  const mine = types(begun, 'notes', 'mine');

  test('in another field just shows, and only what was edited is sent', () => {
    const state = arrives(mine, { ...row, phone: '2' }, 2);
    expect(conflictsOf(state)).toEqual([]);
    expect(unsentPatch(state)).toEqual({ notes: 'mine' });
    expect(state.stored).toEqual({ ...row, phone: '2' });
  });

  test('in the same field is a conflict, and is not sent before it is chosen', () => {
    const state = types(arrives(mine, { ...row, notes: 'theirs' }, 2), 'phone', '3');
    expect(conflictsOf(state)).toEqual(clash);
    expect(unsentPatch(state)).toEqual({ phone: '3' });
    const chosen = conflictChosen(state, 'notes', 'mine', 'theirs');
    expect(conflictsOf(chosen)).toEqual([]);
    expect(unsentPatch(chosen)).toEqual({ notes: 'mine', phone: '3' });
    const theirs = conflictChosen(state, 'notes', 'theirs', 'theirs');
    expect([isFieldEdited(theirs, 'notes'), unsentPatch(theirs)]).toEqual([false, { phone: '3' }]);
  });

  test('to the very same is none, by value for lists too', () => {
    const state = types(mine, 'tags', ['a', 'b']);
    const both = arrives(state, { ...row, notes: 'mine', tags: ['a', 'b'] }, 2);
    expect(conflictsOf(both)).toEqual([]);
    expect([isFieldEdited(both, 'notes'), isFieldEdited(both, 'tags'), unsentPatch(both)]).toEqual([
      false,
      false,
      null,
    ]);
    expect(unsentPatch(types(begun, 'tags', ['a']))).toBeNull();
  });

  test('after the choice was shown is a conflict of its own', () => {
    const state = arrives(arrives(mine, { ...row, notes: 'theirs' }, 2), { ...row, notes: 'third' }, 3);
    const chosen = conflictChosen(state, 'notes', 'mine', 'theirs');
    expect(conflictsOf(chosen)).toEqual([{ field: 'notes', mine: 'mine', theirs: 'third' }]);
    expect(unsentPatch(chosen)).toBeNull();
  });

  test('and is typed by this person too is no conflict, nothing to send, and follows', () => {
    const typed = types(arrives(mine, { ...row, notes: 'theirs' }, 2), 'notes', 'theirs');
    expect([conflictsOf(typed), unsentPatch(typed), isFieldEdited(typed, 'notes')]).toEqual([
      [],
      null,
      false,
    ]);
    expect(conflictsOf(types(typed, 'notes', 'theirs and more'))).toHaveLength(1);
    expect(arrives(typed, { ...row, notes: 'third' }, 3).edits).toEqual({});
  });

  test('late, from before what is known, changes nothing', () => {
    const state = arrives(mine, { ...row, phone: '2' }, 3);
    expect(arrives(state, { ...row, notes: 'theirs' }, 2)).toBe(state);
    expect(conflictsOf(arrives(rowForgotten(state), { ...row, notes: 'theirs' }, 1))).toEqual(clash);
  });

  test('shows where the text is back at what it was begun from; not while a choice is open', () => {
    const back = types(mine, 'notes', 'old');
    expect(isFieldEdited(back, 'notes')).toBe(false);
    expect(arrives(back, { ...row, notes: 'theirs' }, 2).edits).toEqual({});
    const open = types(arrives(mine, { ...row, notes: 'theirs' }, 2), 'notes', 'old');
    const later = arrives(open, { ...row, notes: 'third' }, 3);
    expect(conflictsOf(later)).toEqual([{ field: 'notes', mine: 'old', theirs: 'third' }]);
  });
});

describe('one’s own write on its way', () => {
  const patch = { notes: 'mine' };
  const sent = patchSent(types(begun, 'notes', 'mine'), patch);

  test('is edited until it is known to be stored, and not sent twice', () => {
    expect([isFieldEdited(sent, 'notes'), unsentPatch(sent)]).toEqual([true, null]);
    const stored = patchStored(sent, patch);
    expect([isFieldEdited(stored, 'notes'), stored.edits, stored.sending]).toEqual([false, {}, []]);
  });

  test('is no conflict when it comes back before its answer, nor for what is typed on', () => {
    const on = types(arrives(types(sent, 'notes', 'mine and more'), { ...row, ...patch }, 2), 'phone', '2');
    expect(conflictsOf(on)).toEqual([]);
    expect(unsentPatch(patchStored(on, patch))).toEqual({ notes: 'mine and more', phone: '2' });
  });

  test('holds the judgement on what somebody else stored: its answer tells', () => {
    const met = arrives(sent, { ...row, notes: 'theirs' }, 2);
    expect(conflictsOf(met)).toEqual([]);
    expect(patchStored(met, patch).edits).toEqual({});
    expect(conflictsOf(patchRefused(met, patch))).toEqual(clash);
    expect(conflictsOf(types(met, 'notes', 'on'))).toEqual([{ ...clash[0], mine: 'on' }]);
  });

  test('that was refused is still to be sent, and was never anybody’s to see', () => {
    const refused = patchRefused(sent, patch);
    expect(unsentPatch(refused)).toEqual(patch);
    const on = types(refused, 'notes', 'on');
    expect(conflictsOf(arrives(on, { ...row, notes: 'mine' }, 2))).toEqual([
      { field: 'notes', mine: 'on', theirs: 'mine' },
    ]);
  });

  test('taken back by typing what was there before is sent too', () => {
    expect(unsentPatch(types(sent, 'notes', 'old'))).toEqual({ notes: 'old' });
    expect(patchStored(types(sent, 'notes', 'old'), patch).edits).not.toEqual({});
  });

  test('left by its person and begun anew knows no more than they had seen', () => {
    const left = [
      editsDiscarded(sent, ['notes']),
      conflictChosen(
        types(arrives(sent, { ...row, notes: 'theirs' }, 2), 'notes', 'on'),
        'notes',
        'theirs',
        'theirs',
      ),
    ];
    for (const state of left) {
      const unseen = arrives(state, { ...row, notes: 'unseen' }, 3);
      const again = types(unseen, 'notes', 'again', ['mine']);
      expect(conflictsOf(patchRefused(again, patch))).toEqual([
        { field: 'notes', mine: 'again', theirs: 'unseen' },
      ]);
      expect(patchRefused(unseen, patch).left).toEqual({});
    }
  });

  test('of another part of this screen, shown when the edit began, is what it was begun from', () => {
    const state = arrives(
      types(begun, 'notes', 'on', ['pending', 'pending']),
      { ...row, notes: 'pending' },
      2,
    );
    expect([conflictsOf(state), unsentPatch(state)]).toEqual([[], { notes: 'on' }]);
    const after = arrives(state, { ...row, notes: 'old' }, 3);
    expect(conflictsOf(after)).toEqual([{ field: 'notes', mine: 'on', theirs: 'old' }]);
  });
});

describe('a row that goes', () => {
  test('keeps what was typed and the last that was known, and asks nothing', () => {
    const mine = arrives(types(begun, 'notes', 'mine'), { ...row, notes: 'theirs' }, 2);
    const gone = rowArrived(mine, { stored: null, rev: 3, isGone: true });
    expect([gone.isGone, gone.edits['notes']?.value, gone.stored]).toEqual([
      true,
      'mine',
      { ...row, notes: 'theirs' },
    ]);
    expect(conflictsOf(gone)).toEqual([]);
    expect(conflictsOf(rowArrived(gone, { stored: mine.stored, rev: 2, isGone: false }))).toEqual(clash);
  });
});

test('throwing away is by field', () => {
  const state = types(types(begun, 'notes', 'mine'), 'phone', '2');
  expect(unsentPatch(editsDiscarded(state, ['notes']))).toEqual({ phone: '2' });
  expect(editsDiscarded(begun, ['notes']).edits).toEqual({});
});

test('a save that is sent again holds only what it was asked to, as it was', () => {
  const state = types(types(begun, 'notes', 'mine'), 'phone', '2');
  expect(unsentPatch(state, { notes: 'mine', tags: [] })).toEqual({ notes: 'mine' });
  expect(unsentPatch(state, { notes: 'min' })).toBeNull();
});

test.each([
  [1, 1, true],
  ['a', 'b', false],
  [null, undefined, false],
  [NaN, NaN, true],
  [[1, { a: [2] }], [1, { a: [2] }], true],
  [[1, 2], [1], false],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: undefined }, { b: undefined }, false],
  [[], {}, false],
  [null, {}, false],
])('the same by value: %j and %j', (a, b, same) => {
  expect([sameValue(a, b), sameValue(b, a)]).toEqual([same, same]);
});
