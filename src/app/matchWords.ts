/** Without accents and capitals, so that `tomas` finds `Tomás`. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/**
 * How well a label answers what was typed: every typed word has to begin one of the label's words (2: it begins the
 * label itself, 1: anywhere), 0 is not at all.
 */
export function matchWords(label: string, typed: string): 0 | 1 | 2 {
  const [text, wanted] = [plain(label), plain(typed).trim()];
  if (wanted === '') return 1;
  if (text.startsWith(wanted)) return 2;
  const words = text.split(/[\s.·–-]+/);
  return wanted.split(/\s+/).every((part) => words.some((word) => word.startsWith(part))) ? 1 : 0;
}
