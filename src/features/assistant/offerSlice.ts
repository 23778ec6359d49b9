import { sliceOf } from '@/store/createEntitySlice';
import { offers } from './offer';

/** Read only: the assistant offers, and the database keeps what it offered true. */
export const offerSlice = sliceOf(offers);
