/** A field's value as it reads where nothing better is known: texts and numbers as they are, lists line by line. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(valueText).join('\n');
  return Object.values(value).map(valueText).filter(Boolean).join(', ');
}
