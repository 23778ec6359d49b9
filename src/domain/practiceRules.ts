/** What a practice lets its patients do by themselves. Staff are not bound by it. */
export interface PracticeRules {
  /** A booking begins at least so long after it is made. */
  noticeMinutes: number;
  /** One's own appointment can be moved or cancelled until so long before its start. */
  cancelNoticeMinutes: number;
  /** A booking begins within so many days of 24 hours. */
  aheadDays: number;
  /** Whether the practice confirms each request; if not, what a patient books is confirmed at once. */
  confirmsRequests: boolean;
}

/** The smallest and the largest value that each of them may have. */
export const practiceRuleRanges = {
  noticeMinutes: [0, 40_320],
  cancelNoticeMinutes: [0, 40_320],
  aheadDays: [1, 3_650],
} as const satisfies Partial<Record<keyof PracticeRules, readonly [number, number]>>;

/** For so many days at least, and at most, a practice may keep its audit log. */
export const auditRetentionRange = [90, 36_500] as const;
/** As a new practice begins: ten years. */
export const usualAuditRetentionDays = 3_650;

/** As a new practice begins. */
export const usualPracticeRules: PracticeRules = {
  noticeMinutes: 120,
  cancelNoticeMinutes: 1_440,
  aheadDays: 60,
  confirmsRequests: true,
};

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * When a patient's booking may begin, both ends included.
 * @param now milliseconds since 1970, as the result
 */
export function bookableSpan(
  { noticeMinutes, aheadDays }: PracticeRules,
  now: number,
): { from: number; until: number } {
  return { from: now + noticeMinutes * minuteMs, until: now + aheadDays * dayMs };
}

/** The last moment at which a patient may move or cancel what starts then, in milliseconds since 1970. */
export function changeableUntil({ cancelNoticeMinutes }: PracticeRules, startsAt: string): number {
  return Date.parse(startsAt) - cancelNoticeMinutes * minuteMs;
}
