import { expect, test } from 'vitest';
import type { Id } from '@/domain/primitives';
import { matchNames } from '@/features/assistant/engine/matchNames';
import { wordsOf } from '@/features/assistant/engine/words';

const named = (...names: string[]) => names.map((name) => ({ id: name as Id, name }));
const people = named('Maria Santos', 'Maria Keller', 'Tomás Herrera', 'Aiko Tanaka');
const services = named('Swedish massage', 'Hot stone massage', 'Hot stone therapy', 'Back & neck massage');

test.each([
  ['with Tomas please', people, ['Tomás Herrera']],
  ['herera', people, ['Tomás Herrera']],
  ['Maria', people, ['Maria Santos', 'Maria Keller']],
  ['maria keler', people, ['Maria Keller']],
  ['aiko', people, ['Aiko Tanaka']],
  ['maybe tomorrow', people, []],
  ['make it friday', people, []],
  ['sweedish', services, ['Swedish massage']],
  ['hot stone', services, ['Hot stone massage', 'Hot stone therapy']],
  ['hot stone therapy', services, ['Hot stone therapy']],
  ['my neck hurts', services, ['Back & neck massage']],
  ['a pizza', services, []],
])('%s', (text, candidates, meant) => {
  expect(matchNames(wordsOf(text), candidates)).toEqual(meant);
});
