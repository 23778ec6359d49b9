const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The month, 1 to 12, of an English name or its first letters, at least three of them, in any case; null: there is none. */
export function monthOf(name: string): number | null {
  const word = name.toLowerCase();
  if (word === 'sept') return 9;
  const place = word.length < 3 ? -1 : monthNames.findIndex((month) => month.startsWith(word));
  return place < 0 ? null : place + 1;
}
