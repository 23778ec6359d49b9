import type { Id } from '@/domain/primitives';
import { isOrdinaryWord } from './ordinaryWords';
import { likeness, wordsOf } from './words';

export interface Named {
  id: Id;
  name: string;
}

/** Those that a text may mean, all equally well; empty: none of them. */
export type Matches = readonly Id[];

/** A hit in a word as well as another one, or not. */
const asGood = 0.05;

/**
 * Which of these a text names: by the whole name or a part of it, accents and typos forgiven. Words that several of them have
 * say less than those of one alone; of those named equally well, one whose whole name was said is meant.
 */
export function matchNames(words: readonly string[], candidates: readonly Named[]): Matches {
  const named = candidates.map(({ id, name }) => ({ id, words: wordsOf(name) }));
  const commonness = new Map<string, number>();
  for (const { words: own } of named)
    for (const word of new Set(own)) commonness.set(word, (commonness.get(word) ?? 0) + 1);

  const scored = named.map(({ id, words: own }) => {
    const hits = own.map((word) => Math.max(0, ...words.map((typed) => strength(typed, word))));
    const score = own.reduce((sum, word, n) => {
      const rarity = 1 / (commonness.get(word) ?? 1);
      return sum + (hits[n] ?? 0) * rarity;
    }, 0);
    return { id, score, isWhole: hits.every((hit) => hit > 0) };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  if (best === 0) return [];
  const close = scored.filter(({ score }) => score >= best - asGood);
  const whole = close.filter(({ isWhole }) => isWhole);
  return (whole.length === 1 ? whole : close).map(({ id }) => id);
}

function strength(typed: string, word: string): number {
  if (word.length < 2 || /^\d+$/.test(word)) return typed === word ? 0.5 : 0;
  const found = likeness(typed, word);
  // What people say anyway is a name only if it is the very word.
  return found < 1 && isOrdinaryWord(typed) ? 0 : found;
}
