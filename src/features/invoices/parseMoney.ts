const mark = /[.,](?=\d{1,2}$)/;

/**
 * Reads an amount as people type it: `12`, `12.5`, `12,50`, `1,234.50`, `1.234,50`, `$ 1 234`. Null for anything else, also
 * for `1.234`, which is a thousand to some and little more than one to others.
 * @returns cents
 */
export function parseMoney(text: string): number | null {
  const typed = text.trim().replaceAll(/[\p{Sc}\s'’]/gu, '');
  const at = mark.exec(typed)?.index ?? typed.length;
  const [whole, decimals] = [typed.slice(0, at), typed.slice(at + 1).padEnd(2, '0')];
  const group = typed[at] === ',' ? '.' : ',';
  const parts = whole.split(group);
  const isGrouped =
    parts.length === 1 || (parts[0] !== '' && parts.slice(1).every((part) => part.length === 3));
  const digits = parts.join('');
  if (!isGrouped || !/^\d*$/.test(digits) || (digits === '' && at === typed.length)) return null;
  const cents = Number(digits) * 100 + Number(decimals);
  return Number.isSafeInteger(cents) ? cents : null;
}
