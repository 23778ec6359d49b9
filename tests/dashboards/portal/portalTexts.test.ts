import { describe, expect, test } from 'vitest';
import { languages } from '@/domain/language';
import { LockstepError, problems, type ProblemCode } from '@/domain/errors';
import { usualPracticeRules, type PracticeRules } from '@/domain/practiceRules';
import type { Instant } from '@/domain/primitives';
import { portalTexts } from '@/dashboards/portal/portalTexts';
import { refusalText } from '@/dashboards/portal/refusalText';
import { changeText } from '@/dashboards/portal/useOwnToasts';

const rules: PracticeRules = { ...usualPracticeRules, noticeMinutes: 90 };
const dentist = { one: 'dentist', many: 'dentists' };

/** Every text there is, with something in each of its gaps. */
function everyText(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (typeof part === 'function') {
    const say = part as (...args: unknown[]) => string;
    const asks = [['Tue 24 Nov', 'Maria'], [dentist], [30], [rules, 'the practice'], ['the practice', rules]];
    return asks.flatMap((args) => {
      try {
        const said = say(...args);
        return /undefined|NaN|\[object/.test(said) ? [] : [said];
      } catch (error) {
        // Made for another kind of gap.
        if (error instanceof TypeError) return [];
        throw error;
      }
    });
  }
  return Object.values(part as object).flatMap(everyText);
}

describe.each(languages)('the portal in %s', (language) => {
  const texts = portalTexts[language];
  const told = { texts, rules, practice: 'Elm Street' };
  const refused = (code: ProblemCode, fields: string[] = []) =>
    refusalText(
      new LockstepError(code, {
        detail: 'The server says this in English.',
        fields: fields.map((field) => ({ field, message: 'must be otherwise' })),
      }),
      told,
    );

  test('calls nobody a therapist by itself', () => {
    const all = everyText(texts);
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((text) => /therap|client|klient/i.test(text))).toEqual([]);
  });

  test('has words of its own for whatever the server refuses', () => {
    for (const code of Object.keys(problems) as ProblemCode[]) {
      expect([code, refused(code)]).toEqual([code, expect.not.stringContaining('server says')]);
      expect(refused(code).length).toBeGreaterThan(10);
    }
  });

  test('tells being too soon from being too late, and either with whom to call', () => {
    expect(refused('against_rules', ['startsAt'])).toBe(texts.refused.span(rules, 'Elm Street'));
    expect(refused('against_rules', ['status'])).toBe(texts.change.tooLate('Elm Street', rules));
    expect(refused('against_rules', ['startsAt', 'endsAt'])).toBe(texts.change.tooLate('Elm Street', rules));
    for (const fields of [['startsAt'], ['status'], ['serviceId']])
      expect(refused('against_rules', fields)).toContain('Elm Street');
  });

  test('says what the practice did, and nothing of what one did in another tab', () => {
    const at = (hour: string) => `2026-11-24T${hour}:00:00.000Z` as Instant;
    const row = { id: 'a', status: 'requested', startsAt: at('15'), endsAt: at('16'), staffId: 's' };
    const words = {
      texts,
      person: dentist,
      practice: 'Elm Street',
      whenText: ({ startsAt }: { startsAt: string }) => startsAt.slice(11, 16),
      momentText: String,
    };
    const said = (patch: object | null, via: 'push' | 'tab' = 'push', before: object | undefined = row) =>
      changeText(
        {
          event: { op: patch ? 'updated' : 'deleted', ...(patch ? { row: { ...row, ...patch } } : {}) },
          via,
          before,
        } as never,
        words,
      );
    const { toasts, status } = texts;
    expect(said({ status: 'confirmed' })).toBe(toasts.confirmedBy('15:00'));
    expect(said({ status: 'cancelled' })).toBe(toasts.cancelledBy('15:00'));
    expect(said({ status: 'noShow' })).toBe(toasts.changedBy('15:00', status.noShow));
    expect(said({ startsAt: at('17'), endsAt: at('18') })).toBe(toasts.movedBy('17:00'));
    expect(said({ staffId: 'other' })).toBe(toasts.movedBy('15:00'));
    expect(said({ notes: 'Ring twice' })).toBeNull();
    expect(said(null)).toBe(toasts.cancelledBy('15:00'));
    expect(said({ status: 'confirmed' }, 'tab')).toBeNull();
  });
});

test('both languages say the same things', () => {
  const shape = (part: unknown): unknown =>
    typeof part === 'object' && part !== null
      ? Object.fromEntries(Object.entries(part).map(([name, value]) => [name, shape(value)]))
      : typeof part;
  expect(shape(portalTexts.de)).toEqual(shape(portalTexts.en));
});

test('lengths are told as people say them', () => {
  const late = (cancelNoticeMinutes: number) =>
    languages.map((language) =>
      portalTexts[language].change.tooLate('Elm Street', { ...rules, cancelNoticeMinutes }).slice(0, 30),
    );
  expect(late(1_440)).toEqual(['Less than 24 hours before its ', 'Weniger als 24 Stunden vor Beg']);
  expect(late(60)).toEqual(['Less than 1 hour before its st', 'Weniger als 1 Stunde vor Begin']);
  expect(late(4_320)).toEqual(['Less than 3 days before its st', 'Weniger als 3 Tage vor Beginn ']);
  expect(late(90)).toEqual(['Less than 90 minutes before it', 'Weniger als 90 Minuten vor Beg']);
});
