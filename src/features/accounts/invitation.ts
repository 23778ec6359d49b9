import { z } from 'zod';
import { NewPassword } from '@/domain/newPassword';
import { Instant } from '@/domain/primitives';

/** Answer of `POST /api/accounts/:id/invite` and `…/reset-password`. The token is told here once, and kept nowhere. */
export const Invitation = z.object({ token: z.string(), expiresAt: Instant });
export type Invitation = z.infer<typeof Invitation>;

/** What accepts an invitation: the token, and the password to sign in with from now on. */
export const AcceptInvitation = z.strictObject({
  token: z.string('must be text').regex(/^[\w-]{43}$/, 'is not a token of an invitation'),
  password: NewPassword,
});
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

/** For somebody new, or for somebody who forgot their password: the same link, otherwise told and of another age. */
export type InvitationKind = 'invite' | 'reset-password';

/** Where a link is used. What comes after # is never sent to a server, nor written into its log. */
export function invitationLink(origin: string, kind: InvitationKind, token: string): string {
  return `${origin}/${kind === 'invite' ? 'invitation' : kind}#${token}`;
}
