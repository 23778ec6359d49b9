const formats = new Map<string, Intl.NumberFormat>();

/**
 * `€75`, `€72.50`: whole amounts without decimals.
 * @param currency ISO 4217
 */
export function formatMoney(cents: number, currency: string): string {
  return formatFor(currency, 'stripIfInteger').format(cents / 100);
}

/** `€75.00`, `€72.50`: for columns of amounts, whose decimals stand below each other. */
export function formatAmount(cents: number, currency: string): string {
  return formatFor(currency, 'auto').format(cents / 100);
}

function formatFor(currency: string, trailingZeroDisplay: 'auto' | 'stripIfInteger'): Intl.NumberFormat {
  const key = `${currency} ${trailingZeroDisplay}`;
  let format = formats.get(key);
  if (!format) {
    const style = {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      trailingZeroDisplay,
    } as const;
    formats.set(key, (format = new Intl.NumberFormat('en-GB', style)));
  }
  return format;
}
