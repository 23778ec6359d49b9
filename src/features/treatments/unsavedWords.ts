import type { SoapPart } from './treatment';

/** What somebody typed into one part, over what; undefined: over something they had not decided about. */
export interface UnsavedPart {
  mine: string | null;
  base: string | null | undefined;
}

/** What was typed at one record and is not stored. */
export interface UnsavedWords {
  parts: Partial<Record<SoapPart, UnsavedPart>>;
  addendum: string;
}

export const noWords: UnsavedWords = { parts: {}, addendum: '' };

export function isEmpty({ parts, addendum }: UnsavedWords): boolean {
  return addendum.trim() === '' && Object.keys(parts).length === 0;
}

/** What was typed, as one text: a signed record takes it as an addendum. */
export function asOneText(parts: UnsavedWords['parts'], labelOf: (part: SoapPart) => string): string {
  return (Object.entries(parts) as [SoapPart, UnsavedPart][])
    .filter(([, { mine }]) => mine !== null && mine.trim() !== '')
    .map(([part, { mine }]) => `${labelOf(part)}: ${mine}`)
    .join('\n\n');
}
