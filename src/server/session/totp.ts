import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * One-time codes by time: RFC 6238 with what every authenticator app does (HMAC-SHA-1, 30 seconds, six digits). It knows
 * neither accounts nor which codes were used.
 */

const periodMs = 30_000;
const digits = 6;
/** Clocks differ, and people type slowly: the period before and the one after count too. */
const drift = [0, -1, 1] as const;

/** Which period an instant lies in. @param now milliseconds since 1970 */
export function totpPeriod(now: number): number {
  return Math.floor(now / periodMs);
}

export function totpCode(secret: Buffer, period: number, length = digits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(period));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** length).padStart(length, '0');
}

/** The period whose code this is, if that is near enough; null otherwise. Every period costs the same work. */
export function periodOfCode(secret: Buffer, code: string, now: number): number | null {
  const given = Buffer.from(code);
  const fitting = drift
    .map((steps) => totpPeriod(now) + steps)
    .filter((period) => {
      const right = Buffer.from(totpCode(secret, period));
      return given.length === right.length && timingSafeEqual(given, right);
    });
  return fitting[0] ?? null;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, without padding, as authenticator apps take it. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** What an authenticator app reads out of a QR code. @param issuer whose account it is. @param name of the account there */
export function otpauthUri(secret: Buffer, issuer: string, name: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(name)}`;
  const asked = { secret: base32(secret), issuer, algorithm: 'SHA1', digits: '6', period: '30' };
  const query = Object.entries(asked).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `otpauth://totp/${label}?${query.join('&')}`;
}
