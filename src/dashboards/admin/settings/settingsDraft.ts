import type { Language } from '@/domain/language';
import type { ScreenSession } from '@/ui/sessionContext';
import type { PracticePatch } from './useSavePractice';

type Practice = ScreenSession['practice'];

/** All settings as the form holds them. */
export interface SettingsDraft {
  name: string;
  timeZone: string;
  currency: string;
  therapistOne: string;
  therapistMany: string;
  clientOne: string;
  clientMany: string;
  stepMinutes: number;
  weekStartsOn: number;
  noticeMinutes: number;
  cancelNoticeMinutes: number;
  aheadDays: number;
  confirmsRequests: boolean;
  language: Language;
  auditRetentionDays: number;
}

/** Whole words for a kind of practice, both at once. */
export const vocabularies = [
  { name: 'Massage', therapist: ['Therapist', 'Therapists'], client: ['Client', 'Clients'] },
  { name: 'Clinic', therapist: ['Doctor', 'Doctors'], client: ['Patient', 'Patients'] },
  { name: 'Dental practice', therapist: ['Dentist', 'Dentists'], client: ['Patient', 'Patients'] },
] as const;

export function settingsOf(practice: Practice): SettingsDraft {
  const { name, timeZone, currency, vocabulary, stepMinutes, weekStartsOn, language, rules } = practice;
  const { auditRetentionDays } = practice;
  return {
    name,
    timeZone,
    currency,
    therapistOne: vocabulary.therapist.one,
    therapistMany: vocabulary.therapist.many,
    clientOne: vocabulary.client.one,
    clientMany: vocabulary.client.many,
    stepMinutes,
    weekStartsOn,
    language,
    auditRetentionDays,
    ...rules,
  };
}

/** What differs, as the server takes it; null if nothing does. */
export function settingsPatch(before: SettingsDraft, after: SettingsDraft): PracticePatch | null {
  const differs = (...names: (keyof SettingsDraft)[]) => names.some((name) => before[name] !== after[name]);
  const { therapistOne, therapistMany, clientOne, clientMany } = after;
  const { noticeMinutes, cancelNoticeMinutes, aheadDays, confirmsRequests } = after;
  const patch: PracticePatch = {
    ...(differs('name') ? { name: after.name } : {}),
    ...(differs('timeZone') ? { timeZone: after.timeZone } : {}),
    ...(differs('currency') ? { currency: after.currency } : {}),
    ...(differs('stepMinutes') ? { stepMinutes: after.stepMinutes } : {}),
    ...(differs('weekStartsOn') ? { weekStartsOn: after.weekStartsOn } : {}),
    ...(differs('auditRetentionDays') ? { auditRetentionDays: after.auditRetentionDays } : {}),
    ...(differs('language') ? { language: after.language } : {}),
    ...(differs('therapistOne', 'therapistMany', 'clientOne', 'clientMany')
      ? {
          vocabulary: {
            therapist: { one: therapistOne, many: therapistMany },
            client: { one: clientOne, many: clientMany },
          },
        }
      : {}),
    ...(differs('noticeMinutes', 'cancelNoticeMinutes', 'aheadDays', 'confirmsRequests')
      ? { rules: { noticeMinutes, cancelNoticeMinutes, aheadDays, confirmsRequests } }
      : {}),
  };
  return Object.keys(patch).length === 0 ? null : patch;
}

/** What of these edits is none of those that were saved. */
export function editsBeside(
  edits: Partial<SettingsDraft>,
  saved: Partial<SettingsDraft>,
): Partial<SettingsDraft> {
  const isSaved = (name: string) => edits[name as keyof SettingsDraft] === saved[name as keyof SettingsDraft];
  return Object.fromEntries(Object.entries(edits).filter(([name]) => !isSaved(name)));
}

/** The form's field of a field that the server names: `vocabulary.client.one`, `rules.aheadDays`. */
export function settingsField(field: string): string {
  const [group = '', who = '', which = ''] = field.split('.');
  if (group === 'vocabulary') return `${who}${which.charAt(0).toUpperCase()}${which.slice(1)}`;
  return group === 'rules' && who !== '' ? who : field;
}
