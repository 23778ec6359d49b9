import { z } from 'zod';

export const leastPasswordLength = 12;

/** What changes one's own password. */
export const ChangePassword = z.strictObject({
  current: z.string('must be text').min(1, 'must not be empty').max(1000, 'is too long'),
  next: z
    .string('must be text')
    .min(leastPasswordLength, `must be at least ${leastPasswordLength} characters long`)
    .max(1000, 'is too long'),
});
export type ChangePassword = z.infer<typeof ChangePassword>;
