import { z } from 'zod';
import { NewPassword } from '@/domain/newPassword';
import { Line } from '@/domain/primitives';

/** `POST /api/setup`: creates the first practice and its admin, by the link that the server printed. */
export const Setup = z.strictObject({
  token: z.string('must be text').regex(/^[\w-]{43}$/, 'is not the token of a set-up link'),
  practice: z.strictObject({
    name: Line(),
    /** IANA, such as `Europe/Berlin`. */
    timeZone: z.string('must be text').min(1, 'must not be empty').max(64, 'is too long'),
    /** ISO 4217. */
    currency: z.string('must be text').regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR'),
  }),
  admin: z.strictObject({
    name: Line(),
    email: z.email('must be an e-mail address').trim().toLowerCase().max(254, 'is too long'),
    password: NewPassword,
  }),
});
export type Setup = z.infer<typeof Setup>;

/** What comes after # is never sent to a server, nor written into its log. */
export function setupLink(origin: string, token: string): string {
  return `${origin}/setup#${token}`;
}
