import { sliceOf } from '@/store/createEntitySlice';
import { practiceSettings } from './practiceSettings';

/** Read only: the database keeps it equal to the practice. */
export const practiceSettingsSlice = sliceOf(practiceSettings);
