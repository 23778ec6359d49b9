import { expect, test } from 'vitest';
import type { Day } from '@/domain/primitives';
import { keepsToTheFacts } from '@/features/assistant/modelGuards';
import { fakeFacts, ids, slotAt } from './fakePractice';

const slot = { ...slotAt(ids.maria, '2026-11-26' as Day, 15), id: ids.other, serviceId: ids.swedish };
const parts = [{ kind: 'offered' as const, reason: 'free' as const, slots: [slot] }];
const may = (words: string, said = '') =>
  keepsToTheFacts(words, said, parts, fakeFacts('2026-11-24T13:00:00Z'));

test.each([
  ['Here is what I found.', true],
  ['Thursday 26 November at 3 pm is free.', true],
  ['At 15:00 on Nov 26, then?', true],
  ['How about 16:00?', false],
  ['4 pm is free.', false],
  ['The 27 November is free.', false],
  ['You are booked.', false],
  ['Your appointment has been cancelled.', false],
  ['Ich habe den Termin gebucht.', false],
  ['Um 16 Uhr geht es.', false],
])('%s: %s', (words, isSo) => {
  expect(may(words)).toBe(isSo);
});

test('what the person said themselves may be said again', () => {
  expect(may('At 16:00 nothing is free.', 'swedish at 4pm')).toBe(true);
});
