import { z } from 'zod';
import { languages } from './language';
import { auditRetentionRange, practiceRuleRanges, type PracticeRules } from './practiceRules';

const within = ([least, most]: readonly [number, number]) => z.int().min(least).max(most);

/** What the practice's patients may do by themselves. */
export const Rules = z.strictObject({
  noticeMinutes: within(practiceRuleRanges.noticeMinutes),
  cancelNoticeMinutes: within(practiceRuleRanges.cancelNoticeMinutes),
  aheadDays: within(practiceRuleRanges.aheadDays),
  confirmsRequests: z.boolean(),
}) satisfies z.ZodType<PracticeRules>;

/** Everything an admin can set for the whole practice. */
export const practiceSettingFields = {
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
  /** So many days the audit log is kept. */
  auditRetentionDays: within(auditRetentionRange),
};
