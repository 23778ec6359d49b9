import { createAction, type UnknownAction } from '@reduxjs/toolkit';
import type { MutationDropped } from '@/protocol/syncEvent';

/** Several past-tense facts that arrived within one frame: reduced one after the other, shown at once. */
export const arrivedTogether = createAction<readonly UnknownAction[]>('sync/arrivedTogether');

/** A mutation shown as pending was refused or given up. */
export const mutationDropped = createAction<MutationDropped>('sync/mutationDropped');

/** What the lists said can't be brought up to date by changes: each must be asked for again. */
export const listsOwed = createAction('sync/listsOwed');

/** The database has another history: nothing held means anything. */
export const historyReplaced = createAction('sync/historyReplaced');
