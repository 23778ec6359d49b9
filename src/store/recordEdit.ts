/**
 * Editing one row field by field while others change it too. Pure: it holds what is typed, and decides what merges, what is
 * a conflict and what may be sent. It knows neither the store nor the server.
 */

/** A row, or a part of one, by its fields. */
export type FieldValues = Readonly<Record<string, unknown>>;

interface FieldEdit {
  /** As it stands in the form. */
  readonly value: unknown;
  /** The same as it would be stored. */
  readonly meant: unknown;
  /**
   * What the person takes for stored, or on its way there: what the edit was begun from, then what this form sent; oldest
   * first, never empty. Anything else that turns out to be stored was not seen by whoever typed.
   */
  readonly seen: readonly unknown[];
}

export interface RecordEditState {
  /** The newest row that the server is known to hold, or held before it was deleted; null: none is known yet. */
  readonly stored: FieldValues | null;
  /** Revision of `stored`; -1: none. */
  readonly rev: number;
  readonly isGone: boolean;
  readonly edits: Readonly<Record<string, FieldEdit>>;
  /** What this form sent and has no answer to, in order. */
  readonly sending: readonly FieldValues[];
  /**
   * What the person had seen of fields whose edit they left while it was on its way. It still stands on the screen, over
   * whatever is stored by now: who begins to type again has seen no more than this.
   */
  readonly left: Readonly<Record<string, FieldEdit['seen']>>;
}

/** Two values for one field, of which only one can stay. */
export interface EditedTwice {
  readonly field: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export const nothingEdited: RecordEditState = {
  stored: null,
  rev: -1,
  isGone: false,
  edits: {},
  sending: [],
  left: {},
};

/**
 * A state of the row became known, by whichever way. One that is older than what is known changes nothing. Fields that are
 * not edited just follow; what is typed stays, also when the row is gone.
 * @param isGone whether it was deleted, or is no longer this person's to see
 */
export function rowArrived(
  state: RecordEditState,
  { stored, rev, isGone }: { stored: FieldValues | null; rev: number; isGone: boolean },
): RecordEditState {
  const known = isGone === state.isGone ? state : { ...state, isGone };
  if (stored === null || rev <= state.rev) return known;
  const edits = Object.entries(state.edits).flatMap(([field, edit]) => {
    const next = met(state, field, edit, stored[field]);
    return next ? [[field, next] as const] : [];
  });
  return { ...known, stored, rev, edits: Object.fromEntries(edits) };
}

/** Nothing is known of the row any more, not even how new something is: another history of it may follow. */
export function rowForgotten(state: RecordEditState): RecordEditState {
  return state.rev === nothingEdited.rev ? state : { ...state, rev: nothingEdited.rev };
}

/**
 * Something was typed.
 * @param meant the value as it would be stored
 * @param shown what this field showed until now, beside what is stored: values on their way, oldest first. Counts where
 *   the edit begins
 */
export function fieldTyped(
  state: RecordEditState,
  field: string,
  { value, meant = value, shown = [] }: { value: unknown; meant?: unknown; shown?: readonly unknown[] },
): RecordEditState {
  const before = state.edits[field]?.seen ?? state.left[field];
  const seen = before ?? eachOnce([state.stored?.[field], ...shown]);
  return { ...state, edits: { ...state.edits, [field]: { value, meant, seen } } };
}

/** What was typed into these fields is thrown away. */
export function editsDiscarded(state: RecordEditState, fields: readonly string[]): RecordEditState {
  const [edits, left] = [{ ...state.edits }, { ...state.left }];
  for (const field of fields) {
    const seen = edits[field]?.seen;
    if (seen && isUnderWay(state, field)) left[field] = seen;
    delete edits[field];
  }
  return { ...state, edits, left };
}

/**
 * The person chose between two values.
 * @param theirs what they were shown as the other's; if something else is stored by now, that is a conflict of its own
 */
export function conflictChosen(
  state: RecordEditState,
  field: string,
  choice: 'mine' | 'theirs',
  theirs: unknown,
): RecordEditState {
  const edit = state.edits[field];
  if (!edit) return state;
  const chosen = { ...state, edits: { ...state.edits, [field]: { ...edit, seen: [theirs] } } };
  return choice === 'mine' ? chosen : editsDiscarded(chosen, [field]);
}

/**
 * What was typed, differs from what the person takes for stored, and is in no conflict; null if there is nothing to send.
 * @param within only of these values, if they are still what is meant
 */
export function unsentPatch(state: RecordEditState, within: FieldValues | null = null): FieldValues | null {
  const unsent = Object.entries(state.edits).filter(
    ([field, edit]) =>
      !isConflict(state, field, edit) &&
      differs(state, field, edit) &&
      (within === null || (field in within && sameValue(within[field], edit.meant))),
  );
  if (unsent.length === 0) return null;
  return Object.fromEntries(unsent.map(([field, { meant }]) => [field, meant]));
}

/** A patch was sent. What it sets is from now on what the person takes for stored. */
export function patchSent(state: RecordEditState, patch: FieldValues): RecordEditState {
  const edits = mapEdits(state.edits, patch, (edit, sent) => ({ ...edit, seen: [...edit.seen, sent] }));
  return { ...state, edits, sending: [...state.sending, patch] };
}

/** The server stored it. Whoever changed the same afterwards had seen it: what was not typed on is no edit any more. */
export function patchStored(state: RecordEditState, patch: FieldValues): RecordEditState {
  const edits = mapEdits(state.edits, patch, (edit, sent) => (isJust(edit, sent) ? null : edit));
  return answered({ ...state, edits }, patch);
}

/** The server refused it: it was never stored, and is still to be sent. */
export function patchRefused(state: RecordEditState, patch: FieldValues): RecordEditState {
  const edits = mapEdits(state.edits, patch, (edit, sent) => {
    const at = edit.seen.findLastIndex((value) => sameValue(value, sent));
    return at > 0 ? { ...edit, seen: edit.seen.toSpliced(at, 1) } : edit;
  });
  return answered({ ...state, edits }, patch);
}

/** Nobody waits for this patch any more. */
function answered(state: RecordEditState, patch: FieldValues): RecordEditState {
  const next = { ...state, sending: state.sending.filter((one) => one !== patch) };
  const left = Object.entries(state.left).filter(([field]) => isUnderWay(next, field));
  return { ...next, left: Object.fromEntries(left) };
}

/** What both changed, from the same value to different ones, and nobody chose between yet. */
export function conflictsOf(state: RecordEditState): readonly EditedTwice[] {
  return Object.entries(state.edits)
    .filter(([field, edit]) => isConflict(state, field, edit))
    .map(([field, { value }]) => ({ field, mine: value, theirs: state.stored?.[field] }));
}

/** Whether what stands in the form is not known to be stored: typed, on its way, or in conflict. */
export function isFieldEdited(state: RecordEditState, field: string): boolean {
  const edit = state.edits[field];
  if (!edit) return false;
  return isUnderWay(state, field) || isConflict(state, field, edit) || differs(state, field, edit);
}

function isUnderWay({ sending }: RecordEditState, field: string): boolean {
  return sending.some((patch) => field in patch);
}

/** Whether an edit means something else than what is stored: what its person takes for that, or what somebody else made it. */
function differs({ stored }: RecordEditState, field: string, edit: FieldEdit): boolean {
  const isTheirs = sameValue(edit.meant, stored?.[field]) && !isSeen(edit, stored?.[field]);
  return !isTheirs && !sameValue(edit.meant, edit.seen.at(-1));
}

function isConflict({ stored, isGone, sending }: RecordEditState, field: string, edit: FieldEdit): boolean {
  if (isGone || stored === null) return false;
  const theirs = stored[field];
  if (sameValue(edit.meant, theirs) || isSeen(edit, theirs)) return false;
  // Sent just so: the answer tells whether it was stored before theirs, who then knew it, or was refused.
  const last = sending.findLast((patch) => field in patch);
  return last === undefined || !isJust(edit, last[field]);
}

/** Without what only repeats the one before it. */
function eachOnce(values: readonly unknown[]): readonly unknown[] {
  return values.filter((value, place) => place === 0 || !sameValue(value, values[place - 1]));
}

function isSeen({ seen }: FieldEdit, value: unknown): boolean {
  return seen.some((one) => sameValue(one, value));
}

/** Whether an edit is no more than what was sent. */
function isJust({ meant, seen }: FieldEdit, sent: unknown): boolean {
  return sameValue(meant, sent) && sameValue(seen.at(-1), sent);
}

/** An edit after its field was stored anew; null: it is none any more. */
function met(state: RecordEditState, field: string, edit: FieldEdit, stored: unknown): FieldEdit | null {
  const at = edit.seen.findIndex((value) => sameValue(value, stored));
  if (at >= 0) return at === 0 ? edit : { ...edit, seen: edit.seen.slice(at) };
  if (sameValue(edit.meant, stored)) return { ...edit, seen: [stored] };
  return isFieldEdited(state, field) ? edit : null;
}

function mapEdits(
  edits: RecordEditState['edits'],
  patch: FieldValues,
  change: (edit: FieldEdit, sent: unknown) => FieldEdit | null,
): RecordEditState['edits'] {
  const changed = Object.entries(edits).flatMap(([field, edit]) => {
    const next = field in patch ? change(edit, patch[field]) : edit;
    return next ? [[field, next] as const] : [];
  });
  return Object.fromEntries(changed);
}

/** Whether two values of a field are the same, by what they hold: values of JSON, however deep. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameValue(Reflect.get(a, key), Reflect.get(b, key)))
  );
}
