import leven from 'leven';

/** A text as it is compared: without capitals, accents and signs, one blank between words. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/['’`]s\b/g, ' ')
    .replaceAll(/[^\p{L}\p{N}:]+/gu, ' ')
    .trim();
}

export function wordsOf(text: string): string[] {
  return plainWords(text)
    .split(/[ :]+/)
    .filter((word) => word !== '');
}

/** What German speakers, and everybody's everyday words, call what services are called in English. */
const alsoCalled: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^schwedisch/, ['swedish']],
  [/^ruck?en/, ['back']],
  [/^nacken/, ['neck']],
  [/^tiefen?(gewebe|muskel)/, ['deep', 'tissue']],
  [/^(schwanger|pregnan|pranatal|maternity)/, ['prenatal']],
  [/^(hot-?stone|heisse?n?$)/, ['hot', 'stone']],
  [/^steine?n?$/, ['stone']],
  [/^aroma/, ['aromatherapy']],
  [/^therapie$/, ['therapy']],
  [/massagen?$/, ['massage']],
];

/** The words with what else they are called: `Rückenmassage` is a back massage. */
export function widenedWords(words: readonly string[]): string[] {
  return words.flatMap((word) => [
    word,
    ...alsoCalled.flatMap(([pattern, others]) => (pattern.test(word) ? others : [])),
  ]);
}

/** How many letters may be wrong in a word of this length before it is another one. */
function typosAllowed(length: number): number {
  if (length < 4) return 0;
  return length < 7 ? 1 : 2;
}

/** The letters of a plain word, in the order of the alphabet. */
function lettersOf(word: string): string {
  return word.split('').toSorted().join('');
}

/** How well a typed word stands for a word of a name: 1 the same, less the beginning of it or with typos, 0 not at all. */
export function likeness(typed: string, word: string): number {
  if (typed === word) return 1;
  if (typed.length >= 3 && word.length > typed.length && word.startsWith(typed)) return 0.8;
  // `kneck` and `neck`: one letter too many is forgiven in short words too.
  const allowed = typosAllowed(Math.min(typed.length, word.length));
  if (allowed === 0 || Math.abs(typed.length - word.length) > allowed) return 0;
  const distance = leven(typed, word);
  // Two neighbours that changed places are one slip of the hand.
  const isSwapped = distance === 2 && lettersOf(typed) === lettersOf(word);
  return distance <= allowed || isSwapped ? 0.7 : 0;
}
