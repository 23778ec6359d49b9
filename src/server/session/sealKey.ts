import { hkdfSync } from 'node:crypto';

/** Names the purpose: another label is another key from the same token. */
const label = 'lockstep: what the tabs of a session say to each other';
const keyBytes = 32;

/**
 * The key with which the tabs of one session seal what they say to each other: HKDF-SHA-256 of the session's token and of a salt
 * that only the database has. It is the same on every node and kept nowhere. Whoever finds the token on the browser's disk can't
 * work it out, and once the session has ended nobody can. It tells nothing of the token.
 * @returns base64url of 32 bytes
 */
export function sealKey(token: string, salt: Uint8Array): string {
  return Buffer.from(hkdfSync('sha256', token, salt, label, keyBytes)).toString('base64url');
}
