import type { Id, Instant } from '@/domain/primitives';
import { sliceOf } from '@/store/createEntitySlice';
import type { Thunk, WriteResult } from '@/store/thunk';
import { type Treatment, treatments } from './treatment';

export const treatmentSlice = sliceOf(treatments);

export const {
  fetchAll: fetchTreatments,
  create: createTreatment,
  update: updateTreatment,
  remove: deleteTreatment,
} = treatmentSlice.thunks;
export const {
  syncCreated: syncTreatmentCreated,
  syncUpdated: syncTreatmentUpdated,
  syncDeleted: syncTreatmentDeleted,
} = treatmentSlice.actions;

/**
 * Signs a draft. Refused if somebody else wrote into it since this tab last knew it.
 * @param by name of whoever signs, as it is shown until the server has said it
 */
export function signTreatment(id: Id, by: string): Thunk<Promise<WriteResult<Treatment>>> {
  return (dispatch, _getState, { clock }) =>
    dispatch(
      treatmentSlice.thunks.actOn(
        id,
        'sign',
        {},
        { patch: { signedAt: instantOf(clock.now()), signedBy: by } },
      ),
    );
}

/**
 * Adds to a signed record, whatever others add meanwhile.
 * @param by name of the author, as it is shown until the server has said it
 */
export function addAddendum(id: Id, text: string, by: string): Thunk<Promise<WriteResult<Treatment>>> {
  return (dispatch, getState, { clock, random }) => {
    const known = treatmentSlice.selectors.selectById(getState(), id)?.addenda ?? [];
    const added = { id: random.id() as Id, at: instantOf(clock.now()), author: by, text };
    const expected = { patch: { addenda: [...known, added] }, isBlind: true };
    return dispatch(treatmentSlice.thunks.actOn(id, 'addenda', { text }, expected));
  };
}

function instantOf(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant;
}
