import { hkdfSync } from 'node:crypto';

/** Names the purpose: another label is another key from the same token. */
const label = 'lockstep: what the tabs of a session say to each other';
const keyBytes = 32;

/**
 * The key with which the tabs of one session seal what they say to each other: HKDF-SHA-256 of the session's token, so it
 * is the same on every node, kept nowhere, gone with the session, and tells nothing of the token.
 * @returns base64url of 32 bytes
 */
export function sealKey(token: string): string {
  return Buffer.from(hkdfSync('sha256', token, '', label, keyBytes)).toString('base64url');
}
