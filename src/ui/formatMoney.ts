import type { Language } from '@/domain/language';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };
const formats = new Map<string, Intl.NumberFormat>();

/**
 * `€75`, `€72.50`; `75 €`, `72,50 €` in German: whole amounts without decimals.
 * @param currency ISO 4217
 */
export function formatMoney(cents: number, currency: string, language: Language = 'en'): string {
  return formatFor(currency, 'stripIfInteger', language).format(cents / 100);
}

/** `€75.00`, `€72.50`: for columns of amounts, whose decimals stand below each other. */
export function formatAmount(cents: number, currency: string, language: Language = 'en'): string {
  return formatFor(currency, 'auto', language).format(cents / 100);
}

function formatFor(
  currency: string,
  trailingZeroDisplay: 'auto' | 'stripIfInteger',
  language: Language,
): Intl.NumberFormat {
  const key = `${currency} ${trailingZeroDisplay} ${language}`;
  let format = formats.get(key);
  if (!format) {
    const style = {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      trailingZeroDisplay,
    } as const;
    formats.set(key, (format = new Intl.NumberFormat(locales[language], style)));
  }
  return format;
}
