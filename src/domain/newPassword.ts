import { z } from 'zod';

export const leastPasswordLength = 12;

/** A password that somebody chooses. */
export const NewPassword = z
  .string('must be text')
  .min(leastPasswordLength, `must be at least ${leastPasswordLength} characters long`)
  .max(1000, 'is too long');
