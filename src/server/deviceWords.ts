const browsers: readonly [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:HeadlessChrome|Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
  [/^(?:curl|Wget|python-requests|node|undici|axios|okhttp|PostmanRuntime)\b/i, 'A program'],
];

const systems: readonly [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
];

/**
 * `Chrome on Windows`: what a browser says of itself, in words of ours alone, so that nothing that somebody sends is kept.
 * Null if none of them fits.
 */
export function deviceWords(userAgent: string | undefined): string | null {
  if (userAgent === undefined) return null;
  const wordOf = (known: readonly [RegExp, string][]) =>
    known.find(([pattern]) => pattern.test(userAgent.slice(0, 400)))?.[1];
  const [browser, system] = [wordOf(browsers), wordOf(systems)];
  if (browser !== undefined && system !== undefined) return `${browser} on ${system}`;
  return browser ?? system ?? null;
}
