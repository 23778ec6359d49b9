import { z } from 'zod';
import { languages } from '@/domain/language';
import { roles } from '@/domain/policy';
import { practiceRuleRanges, type PracticeRules } from '@/domain/practiceRules';
import { Id, Instant } from '@/domain/primitives';

const within = ([least, most]: readonly [number, number]) => z.int().min(least).max(most);

/** What the practice's patients may do by themselves. */
export const Rules = z.strictObject({
  noticeMinutes: within(practiceRuleRanges.noticeMinutes),
  cancelNoticeMinutes: within(practiceRuleRanges.cancelNoticeMinutes),
  aheadDays: within(practiceRuleRanges.aheadDays),
  confirmsRequests: z.boolean(),
}) satisfies z.ZodType<PracticeRules>;

export const Practice = z.object({
  id: Id,
  name: z.string(),
  /** IANA zone of the practice's wall clock. */
  timeZone: z.string(),
  /** ISO 4217. */
  currency: z.string(),
  /** What this practice calls the people in it. */
  vocabulary: z.object({
    therapist: z.object({ one: z.string(), many: z.string() }),
    client: z.object({ one: z.string(), many: z.string() }),
  }),
  /** Bookings start on multiples of this, counted from the start of an availability. */
  stepMinutes: z.int(),
  /** 1 is Monday, 7 is Sunday. */
  weekStartsOn: z.int().min(1).max(7),
  rules: Rules,
  /** In which it speaks to whoever has chosen no other one. */
  language: z.enum(languages),
});
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
