/** A whole number of 0 or more as somebody types it; null: it is none. */
export function parseCount(text: string): number | null {
  const digits = text.replaceAll(/[\s,]/g, '');
  return /^\d{1,10}$/.test(digits) ? Number(digits) : null;
}

/** The same with a sign: `-3`, `−3`, `+24`; `sign` is 0 where none was typed. */
export function parseAmount(text: string): { size: number; sign: -1 | 0 | 1 } | null {
  const given = text.trim();
  const sign = /^[-−–]/.test(given) ? -1 : given.startsWith('+') ? 1 : 0;
  const size = parseCount(sign === 0 ? given : given.slice(1));
  return size === null ? null : { size, sign };
}
