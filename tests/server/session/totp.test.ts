import { describe, expect, test } from 'vitest';
import { base32, otpauthUri, periodOfCode, totpCode, totpPeriod } from '@/server/session/totp';
import { makeRecoveryCodes, recoveryCodeHash } from '@/server/session/recoveryCodes';
import { networkOf } from '@/server/session/sessionOrigin';
import { fromBase32 } from './signingIn';

/** RFC 6238, appendix B: seconds since 1970, and the code of eight digits. */
const vectors = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
] as const;
const secret = Buffer.from('12345678901234567890');

describe('codes by time', () => {
  test.each(vectors)('[R39] at %i s it is %s, as RFC 6238 says', (seconds, code) => {
    expect(totpCode(secret, totpPeriod(seconds * 1000), 8)).toBe(code);
    expect(totpCode(secret, totpPeriod(seconds * 1000))).toBe(code.slice(2));
  });

  test('[R39] the period before and the one after count too, and no other', () => {
    const now = 1_700_000_000_000;
    const at = (steps: number) => periodOfCode(secret, totpCode(secret, totpPeriod(now) + steps), now);
    expect([-2, -1, 0, 1, 2].map(at)).toEqual([
      null,
      totpPeriod(now) - 1,
      totpPeriod(now),
      totpPeriod(now) + 1,
      null,
    ]);
    for (const text of ['', '12345', '1234567', 'abcdef', '１２３４５６'])
      expect(periodOfCode(secret, text, now)).toBeNull();
  });

  test('[R39] the secret is told as apps read it', () => {
    expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
    expect(fromBase32(base32(secret))).toEqual(secret);
    expect(otpauthUri(secret, 'Lockstep Dr. A & B', 'maria@example.com')).toBe(
      'otpauth://totp/Lockstep%20Dr.%20A%20%26%20B:maria%40example.com' +
        '?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Lockstep%20Dr.%20A%20%26%20B' +
        '&algorithm=SHA1&digits=6&period=30',
    );
  });

  test('[R40] recovery codes are ten, and are read however they are typed', () => {
    let n = 0;
    const codes = makeRecoveryCodes((length) => Buffer.alloc(length, n++));
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/);
    const [code = ''] = codes;
    expect(recoveryCodeHash('x', ` ${code.replaceAll('-', ' ').toUpperCase()}`)).toEqual(
      recoveryCodeHash('x', code),
    );
    expect(recoveryCodeHash('y', code)).not.toEqual(recoveryCodeHash('x', code));
  });

  test.each([
    ['10.0.0.7', '10.0.0.7'],
    ['::ffff:10.0.0.7', '10.0.0.7'],
    ['2001:db8:0:1:aaaa::1', '2001:db8:0:1'],
    ['2001:0db8:0000:0001::', '2001:db8:0:1'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('[R41] %s is counted as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
