/**
 * Spreadsheets run a cell that begins with one of these. An apostrophe before it makes it text, as people write it there
 * themselves. See OWASP, "CSV Injection".
 */
const begins = /^'*[=+\-@\t\r\n]/;
const guarded = /^'+[=+\-@\t\r\n]/;

/** A text as it stands in an exported file. */
export function guardFormula(text: string): string {
  return begins.test(text) ? `'${text}` : text;
}

/** The inverse, for files that come in. */
export function unguardFormula(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
