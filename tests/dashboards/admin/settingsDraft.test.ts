import { describe, expect, it } from 'vitest';
import { settingsField, settingsOf, settingsPatch } from '@/dashboards/admin/settings/settingsDraft';
import { usualPracticeRules } from '@/domain/practiceRules';
import type { Id } from '@/domain/primitives';

const practice = {
  id: '0190aaaa-0000-7000-8000-000000000001' as Id,
  name: 'Royal Care',
  timeZone: 'America/New_York',
  currency: 'USD',
  vocabulary: {
    therapist: { one: 'Therapist', many: 'Therapists' },
    client: { one: 'Client', many: 'Clients' },
  },
  stepMinutes: 15,
  weekStartsOn: 1,
  rules: usualPracticeRules,
  language: 'en' as const,
  auditRetentionDays: 3_650,
};

describe('settings', () => {
  const before = settingsOf(practice);

  it('nothing is sent that does not differ', () => {
    expect(settingsPatch(before, before)).toBeNull();
    expect(settingsPatch(before, { ...before, stepMinutes: 30 })).toEqual({ stepMinutes: 30 });
    expect(settingsPatch(before, { ...before, auditRetentionDays: 90 })).toEqual({ auditRetentionDays: 90 });
  });

  it('words and rules go as a whole', () => {
    expect(settingsPatch(before, { ...before, clientOne: 'Patient', aheadDays: 7 })).toEqual({
      vocabulary: {
        therapist: { one: 'Therapist', many: 'Therapists' },
        client: { one: 'Patient', many: 'Clients' },
      },
      rules: { ...usualPracticeRules, aheadDays: 7 },
    });
  });

  it.each([
    ['stepMinutes', 'stepMinutes'],
    ['vocabulary.client.one', 'clientOne'],
    ['vocabulary.therapist.many', 'therapistMany'],
    ['rules.aheadDays', 'aheadDays'],
  ])('what is wrong with %s is said at %s', (field, at) => {
    expect(settingsField(field)).toBe(at);
    expect(Object.keys(before)).toContain(at);
  });
});
