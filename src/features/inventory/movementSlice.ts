import { sliceOf } from '@/store/createEntitySlice';
import { stockMovements } from './stockMovement';

/** Read only: the database writes movements. */
export const movementSlice = sliceOf(stockMovements);

export const { fetchAll: fetchMovements } = movementSlice.thunks;
export const {
  syncCreated: syncMovementCreated,
  syncUpdated: syncMovementUpdated,
  syncDeleted: syncMovementDeleted,
} = movementSlice.actions;
