interface Found {
  lastName: string;
  firstName: string;
  phone: string | null;
  email: string | null;
}

const known = new WeakMap<Found, string>();

/**
 * Without accents and capitals, and with a blank for whatever is no letter or digit, as PostgreSQL's `plain_text()` says it, so
 * that `bergstrom` finds `Bergström`.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[!-/:-@[-`{-~\u2013\u2014\u2018\u2019\u201c\u201d]/g, ' ')
    .toLowerCase();
}

/**
 * What a patient is found by and stands in order by: the table's `search_words`. Each value stands behind a blank, a
 * telephone number a second time as bare digits.
 */
export function patientWords(row: Found): string {
  const made = known.get(row);
  if (made !== undefined) return made;
  const values = [row.lastName, row.firstName, row.phone, row.email];
  const digits = values.filter(isNumber).map((value) => ` ${value?.replaceAll(/\D/g, '')}`);
  const words = plainText(values.map((value) => ` ${value ?? ''}`).join('') + digits.join(''));
  known.set(row, words);
  return words;
}

function isNumber(value: string | null): boolean {
  return value !== null && /^[-+0-9 ()/.]{5,}$/.test(value);
}

/** What was typed, as the words that are looked for. */
export function typedWords(text: string): readonly string[] {
  return plainText(text).split(/\s+/).filter(Boolean);
}

/**
 * How well a patient answers what was typed, as the server finds them: every word has to occur, one of one or two letters at
 * the beginning of a word. 1: the last name begins with the first one, 2: another word does, 3: it is somewhere within, 0: not
 * at all.
 */
export function rankOf(row: Found, words: readonly string[]): 0 | 1 | 2 | 3 {
  const text = patientWords(row);
  const [first] = words;
  const occurs = words.every((word) => text.includes(word.length < 3 ? ` ${word}` : word));
  if (first === undefined || !occurs) return 0;
  return text.startsWith(` ${first}`) ? 1 : text.includes(` ${first}`) ? 2 : 3;
}

/** The order of names, the same everywhere: the texts decide by their code, not by the language of whoever looks. */
export function compareWords(a: Found, b: Found): number {
  const [before, after] = [patientWords(a), patientWords(b)];
  return before < after ? -1 : before > after ? 1 : 0;
}
