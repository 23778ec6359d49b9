import { z } from 'zod';
import { roles } from '@/domain/policy';
import { practiceSettingFields } from '@/domain/practiceSettings';
import { Id, Instant } from '@/domain/primitives';

export const Practice = z.object({ id: Id, ...practiceSettingFields });
export type Practice = z.infer<typeof Practice>;

export const User = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  staffId: Id.nullable(),
  patientId: Id.nullable(),
});
export type User = z.infer<typeof User>;

/** Answer of `GET /api/session` (and, with `token`, of sign-in). */
export const SessionInfo = z.object({
  user: User,
  practice: Practice,
  /** Factor on every polling interval of the entities; 1 unless configured. */
  pollingFactor: z.number().positive(),
  /** With this the tabs of this session seal what they say of patients: base64url of 32 bytes. Kept in memory only. */
  sealKey: z.string().regex(/^[\w-]{43}$/),
});
export type SessionInfo = z.infer<typeof SessionInfo>;

/** Answer (202) of a sign-in that owes the code of an authenticator app, and where to send it: `/api/auth/second-factor`. */
export const SecondFactorAsked = z.object({
  secondFactor: z.object({
    /** Names this sign-in; it opens nothing by itself. */
    token: z.string().regex(/^[\w-]{43}$/, 'is not a token of a sign-in'),
    expiresAt: Instant,
  }),
});
export type SecondFactorAsked = z.infer<typeof SecondFactorAsked>;

/** What answers the right password. */
export const SignInAnswer = z.union([SecondFactorAsked, SessionInfo]);
export type SignInAnswer = z.infer<typeof SignInAnswer>;

/** Answer of `GET /api/demo`, without sign-in: what the sign-in page may offer. Empty outside the demo. */
export const DemoSignIns = z.object({
  signIns: z.array(z.object({ email: z.string(), name: z.string(), role: z.enum(roles) })),
  password: z.string().nullable(),
});
export type DemoSignIns = z.infer<typeof DemoSignIns>;
