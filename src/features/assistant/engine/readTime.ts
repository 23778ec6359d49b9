/** When on a day, in minutes since midnight on the wall clock. */
export type TimeWish =
  | { kind: 'at'; minute: number }
  /** Starts from `from` on and before `to`. */
  | { kind: 'within'; from: number; to: number };

export interface ReadTime {
  wish: TimeWish | null;
  /** The text without what was read. */
  rest: string;
}

const endOfDay = 24 * 60;
const clock = String.raw`(\d{1,2})(?:[:.h](\d{2}))?\s*(a\.?m\.?(?![a-z])|p\.?m\.?(?![a-z])|o ?['’]? ?clock|uhr(?:\s?(\d{2}))?)?(?![\d/])`;

const spoken: Readonly<Record<string, string>> = {
  noon: '12:00',
  midday: '12:00',
  mittag: '12:00',
  midnight: '0:00',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  eleven: '11',
  twelve: '12',
  eins: '1',
  zwei: '2',
  drei: '3',
  vier: '4',
  fünf: '5',
  sechs: '6',
  sieben: '7',
  acht: '8',
  neun: '9',
  zehn: '10',
  elf: '11',
  zwölf: '12',
};

/** Numbers in words count as hours only where an hour is expected: `two` may be a number of weeks. */
const hourWords = Object.keys(spoken).join('|');
const expectsHour = new RegExp(
  String.raw`\b(at|after|before|from|until|till|past|to|by|around|about|between|and|um|ab|nach|vor|bis|gegen|zwischen|und|half|halb|viertel nach|viertel vor|quarter to|quarter past)\s+(${hourWords})(?![\p{L}])(?!\s+(?:weeks?|days?|months?|wochen?|tagen?|monaten?|of|people|massages?))`,
  'giu',
);

const partsOfDay: readonly (readonly [RegExp, number, number])[] = [
  [/\b(early|first thing)( in the)? morning\b|\bfr(ü|ue)hmorgens\b/i, 0, 10 * 60],
  [/\blate(r)?( in the)? afternoon\b|\bsp(ä|ae)ten nachmittag\b|\bsp(ä|ae)tnachmittag\b/i, 15 * 60, 18 * 60],
  [/\b(lunch ?time|over lunch|around midday|mittags|mittagszeit|(am|zu) mittag)\b/i, 11.5 * 60, 14 * 60],
  [
    /\b(forenoon|mornings?|vormittags?|(am|fr(ü|ue)h(en)?) morgen|morgens|a\.m\.?|am fr(ü|ue)hen morgen|(?<=(heute|morgen|tag) )fr(ü|ue)h)\b/i,
    0,
    12 * 60,
  ],
  [/\b(afternoons?|nachmittags?|aft)\b/i, 12 * 60, 18 * 60],
  [/\b(evenings?|abends?|tonight|after work|nach der arbeit|nach feierabend)\b/i, 17 * 60, endOfDay],
];

/** Reads the first time of day that a text wishes for, in English or German. */
export function readTime(text: string): ReadTime {
  let rest = text
    .replaceAll(/\b(what|how) about\b/gi, ' ')
    .replaceAll(
      expectsHour,
      (_all, before: string, word: string) => `${before} ${spoken[word.toLowerCase()] ?? ''}`,
    );
  rest = rest.replaceAll(/\b(noon|midday)\b/gi, '12:00');
  const taken = (found: RegExpExecArray): string =>
    `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
  const part = (base: string) => {
    const named = partsOfDay.find(([pattern]) => pattern.test(base));
    return named ? { from: named[1], to: named[2], pattern: named[0] } : null;
  };
  const partNamed = part(rest);
  const minute = (found: RegExpExecArray, group: number): number | null =>
    minuteOf(found[group], found[group + 1] ?? found[group + 3], found[group + 2], partNamed?.from ?? null);
  const withoutPart = (remaining: string) =>
    partNamed
      ? remaining.replace(partNamed.pattern, (said) => (/tonight/i.test(said) ? said : ' '))
      : remaining;

  const between = new RegExp(
    String.raw`\b(?:between|from|zwischen|von)\s+${clock}\s*(?:and|to|till|until|und|bis|-|–)\s*${clock}`,
    'i',
  ).exec(rest);
  if (between) {
    const [from, to] = [minute(between, 1), minute(between, 5)];
    if (from !== null && to !== null && from < to)
      return { wish: { kind: 'within', from, to }, rest: withoutPart(taken(between)) };
  }
  const halfPast = /\bhalf past (\d{1,2})\b(?:\s*(am|pm))?/i.exec(rest);
  if (halfPast)
    return at(
      minuteOf(halfPast[1], '30', halfPast[2], partNamed?.from ?? null),
      withoutPart(taken(halfPast)),
    );
  const quarter = /\b(?:a )?(?:quarter|viertel) (past|to|nach|vor) (\d{1,2})\b(?:\s*(am|pm))?/i.exec(rest);
  if (quarter) {
    const hour = minuteOf(quarter[2], undefined, quarter[3], partNamed?.from ?? null);
    const shift = /past|nach/i.test(quarter[1] ?? '') ? 15 : -15;
    return at(hour === null ? null : hour + shift, withoutPart(taken(quarter)));
  }
  const halb = /\bhalb (\d{1,2})\b/i.exec(rest);
  if (halb) {
    const hour = minuteOf(halb[1], undefined, undefined, partNamed?.from ?? null);
    return at(hour === null ? null : hour - 30, withoutPart(taken(halb)));
  }
  const bound = new RegExp(
    String.raw`\b(not before|after|later than|past|from|any ?time after|nach|ab|nicht vor|before|earlier than|until|till|no later than|by|vor|bis|spätestens)\s+(?:um\s+)?${clock}(?:\s*(?:on|or later|onwards?|oder später))?`,
    'i',
  ).exec(rest);
  const wished = bound && minute(bound, 2);
  // `on the 5th` and `before 24 November` are days.
  const isDay = bound !== null && isDate(rest.slice(bound.index + bound[0].length));
  if (bound && wished !== null && wished !== undefined && !isDay) {
    const isAfter = /^(not before|after|later than|past|from|any ?time after|nach|ab|nicht vor)$/i.test(
      bound[1] ?? '',
    );
    return {
      wish: isAfter
        ? { kind: 'within', from: wished, to: endOfDay }
        : { kind: 'within', from: 0, to: wished },
      rest: withoutPart(taken(bound)),
    };
  }
  const around = new RegExp(
    String.raw`\b(around|about|roughly|gegen|so um|ungefähr um)\s+${clock}`,
    'i',
  ).exec(rest);
  const near = around && minute(around, 2);
  if (around && near !== null && near !== undefined && !isDate(rest.slice(around.index + around[0].length)))
    return { wish: { kind: 'within', from: near - 60, to: near + 61 }, rest: withoutPart(taken(around)) };
  const exact =
    new RegExp(String.raw`(?:\b(?:at|um|@)\s*)${clock}`, 'i').exec(rest) ??
    /(?<![\d.:/-])(\d{1,2})([:.h])(\d{2})\s*(a\.?m\.?|p\.?m\.?|uhr)?(?![\d./]|\.\d)/i.exec(rest) ??
    /(?<![\d.:/-])(\d{1,2})\s*(a\.?m\.?|p\.?m\.?|o ?['’]? ?clock|uhr(?:\s?(\d{2}))?)(?![a-z])/i.exec(rest) ??
    /(?<![\d.:/-])([01]\d|2[0-3])([0-5]\d)\s*(?:h|hours|hrs)\b/i.exec(rest);
  if (exact) {
    const [whole] = exact;
    const digits = /(\d{1,2})(?:[:.h]?(\d{2}))?/.exec(whole);
    const suffix = /(a\.?m|p\.?m)/i.exec(whole)?.[1];
    const uhr = /uhr\s?(\d{2})/i.exec(whole)?.[1];
    const found = minuteOf(
      digits?.[1],
      digits?.[2] ?? uhr,
      suffix,
      partNamed?.from ?? null,
      /uhr/i.test(whole),
    );
    if (found !== null) return at(found, withoutPart(taken(exact)));
  }
  const ofPart = partNamed && /(?<![\d.:/-])(\d{1,2})\s+(?=in the\s|am (?:vor|nach))/i.exec(rest);
  if (ofPart)
    return at(minuteOf(ofPart[1], undefined, undefined, partNamed.from), withoutPart(taken(ofPart)));
  if (partNamed)
    return { wish: { kind: 'within', from: partNamed.from, to: partNamed.to }, rest: withoutPart(rest) };
  return { wish: null, rest: text };
}

/** Whether what stood before this was the number of a day: `after 24 November`, `before the 5th`. */
function isDate(behind: string): boolean {
  return /^\s*(st|nd|rd|th\b|\.?\s*(of )?(jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)|[./]\d)/i.test(
    behind,
  );
}

function at(minute: number | null, rest: string): ReadTime {
  return { wish: minute === null ? null : { kind: 'at', minute }, rest };
}

/**
 * @param partFrom where the named part of the day begins: `3 in the afternoon`; null: none was named
 * @returns minutes since midnight; null if that is no time. Without a part of the day, 1 to 6 are in the afternoon.
 */
function minuteOf(
  hourText = '',
  minuteText: string | undefined,
  suffix: string | undefined,
  partFrom: number | null,
  isDay24 = false,
): number | null {
  const [given, minutes] = [Number(hourText), Number(minuteText ?? 0)];
  if (hourText === '' || given > 24 || minutes > 59) return null;
  let hour = given % 24;
  if (/^p/i.test(suffix ?? '')) hour = hour === 12 ? 12 : hour + (hour < 12 ? 12 : 0);
  else if (/^a/i.test(suffix ?? '')) hour %= 12;
  else if (partFrom !== null && hour < 12) hour += partFrom >= 12 * 60 && hour !== 0 ? 12 : 0;
  else if (!isDay24 && hour >= 1 && hour <= 6 && hourText.length < 2) hour += 12;
  return hour * 60 + minutes;
}
