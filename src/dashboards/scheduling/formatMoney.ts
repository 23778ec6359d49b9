const formats = new Map<string, Intl.NumberFormat>();

/**
 * `€75`, `€72.50`: whole amounts without decimals.
 * @param currency ISO 4217
 */
export function formatMoney(cents: number, currency: string): string {
  let format = formats.get(currency);
  if (!format) {
    const style = {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      trailingZeroDisplay: 'stripIfInteger',
    } as const;
    formats.set(currency, (format = new Intl.NumberFormat('en-GB', style)));
  }
  return format.format(cents / 100);
}
