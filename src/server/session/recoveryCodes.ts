import { createHash } from 'node:crypto';
import type { RandomBytes } from '../ports';
import { base32 } from './totp';

const howMany = 10;
/** 80 bits: nobody guesses one, and its hash needs no salt or slowness to keep it. */
const bytesEach = 10;

/** One-time codes for whoever lost their authenticator: `abcd-efgh-ijkl-mnop`. */
export function makeRecoveryCodes(random: RandomBytes): string[] {
  return Array.from({ length: howMany }, () =>
    (base32(random(bytesEach)).toLowerCase().match(/.{4}/g) ?? []).join('-'),
  );
}

/** All that is kept of a code. However it was typed, with or without lines and capitals, it is the same. */
export function recoveryCodeHash(accountId: string, code: string): Buffer {
  const bare = code.toLowerCase().replaceAll(/[^a-z2-7]/g, '');
  return createHash('sha256').update(`${accountId} ${bare}`).digest();
}
