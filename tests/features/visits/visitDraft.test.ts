import { describe, expect, test } from 'vitest';
import { LockstepError } from '@/domain/errors';
import type { Cents, Day, Id } from '@/domain/primitives';
import { CompleteVisit } from '@/features/visits/visit';
import { sectionOf, visitRefusal } from '@/features/visits/visitCall';
import { emptyDraft, usualLines, visitBody, whyTooMuch } from '@/features/visits/visitDraft';

const itemId = '01900007-0000-7000-8000-000000000000' as Id;

describe('what is sent of a draft', () => {
  test('nothing of what was left empty', () => {
    expect(visitBody(emptyDraft)).toEqual({});
    expect(visitBody({ ...emptyDraft, note: { ...emptyDraft.note, plan: ' \n' } })).toEqual({});
  });

  test('all of what was written, as the server reads it', () => {
    const lines = usualLines({ name: 'Massage', priceCents: 9000 as Cents });
    const body = visitBody({
      note: { subjective: 'Stiff neck.', objective: '', assessment: '', plan: 'Rest.' },
      lines,
      dueOn: '2026-12-24' as Day,
      isIssued: true,
      used: [{ itemId, amount: 2, quantityThen: 5 }],
    });
    expect(body).toEqual({
      note: { subjective: 'Stiff neck.', plan: 'Rest.' },
      lines: [{ description: 'Massage', quantity: 1, unitCents: 9000 }],
      dueOn: '2026-12-24',
      stock: [{ itemId, amount: 2 }],
      issue: true,
    });
    expect(CompleteVisit.parse(body)).toEqual(body);
  });

  test('lines that were all removed are sent as none: they are not the usual ones', () => {
    expect(visitBody({ ...emptyDraft, lines: [] })).toEqual({ lines: [] });
  });
});

describe('how much is there of what was used', () => {
  const thing = { itemId, amount: 4, quantityThen: 9 };
  test.each([
    [9, null],
    [4, null],
    [3, 'Somebody else took 6 meanwhile: 3 left.'],
    [0, 'Somebody else took 9 meanwhile: none is left.'],
    [undefined, 'It is not there any more: take it off the list.'],
  ])('%s of it', (quantity, words) => {
    expect(whyTooMuch(thing, quantity)).toBe(words);
  });

  test('too much from the start is nobody else’s doing, nor is what arrived since', () => {
    expect(whyTooMuch({ ...thing, amount: 10 }, 9)).toBe('Not enough: 9 left.');
    expect(whyTooMuch({ ...thing, amount: 20 }, 12)).toBe('Not enough: 12 left.');
  });

  test.each([Number.NaN, 0, -1, 1.5])('%s is no amount', (amount) => {
    expect(whyTooMuch({ ...thing, amount }, 9)).toBe('A whole number, from 1');
  });
});

test.each([
  ['note.plan', 'note'],
  ['stock.1.amount', 'used'],
  ['lines', 'invoice'],
  ['lines.0.quantity', 'invoice'],
  ['dueOn', 'invoice'],
  ['issue', 'invoice'],
  ['invoice.appointmentId', 'invoice'],
  ['status', 'visit'],
])('a refusal of %s is said at: %s', (field, section) => {
  expect(sectionOf(field)).toBe(section);
});

test('a refusal without fields is one of the whole visit', () => {
  const offline = new LockstepError('unavailable', 'The server could not be reached.');
  expect(visitRefusal(offline)).toEqual({
    section: 'visit',
    detail: 'The server could not be reached.',
    fields: new Map(),
  });
});
