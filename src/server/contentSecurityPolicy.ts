/**
 * Only what this server sends may run, and nothing written into a page: neither scripts nor styles. Sizes and positions are
 * set by scripts one by one, which no policy is about.
 */
const directives: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'worker-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** @param styleNonce names the one page whose own scripts may add styles: the interface makes some as it goes */
export function contentSecurityPolicy(styleNonce: string | null): string {
  return Object.entries(directives)
    .map(([name, sources]) => {
      const more = name === 'style-src' && styleNonce !== null ? [`'nonce-${styleNonce}'`] : [];
      return [name, ...sources, ...more].join(' ');
    })
    .join(';');
}
