import type { Seal } from './sealedBus';

/** The part of the browser's cryptography that is used; `subtle` is missing at an insecure address. */
export interface WebCrypto {
  readonly subtle?: SubtleCrypto;
  getRandomValues: Crypto['getRandomValues'];
}

/** Of AES-GCM, in bytes: 96 bits, by chance for each message. */
const ivBytes = 12;

/**
 * Seals by AES-GCM (256 bits) as base64url of initialisation vector and ciphertext. The key can be used, not read back.
 * @param key base64url of 32 bytes, as the server tells it
 * @returns null where the browser offers no cryptography
 */
export function webSeal(crypto: WebCrypto | undefined, key: string): Seal | null {
  const subtle = crypto?.subtle;
  if (!subtle) return null;
  const imported = subtle.importKey('raw', bytesOf(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
  const utf8 = new TextEncoder();
  const algorithm = (iv: Uint8Array<ArrayBuffer>, context: string) => ({
    name: 'AES-GCM',
    iv,
    additionalData: utf8.encode(context),
  });
  return {
    async encrypt(text, context) {
      const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
      const hidden = new Uint8Array(
        await subtle.encrypt(algorithm(iv, context), await imported, utf8.encode(text)),
      );
      const both = new Uint8Array(ivBytes + hidden.length);
      both.set(iv);
      both.set(hidden, ivBytes);
      return base64urlOf(both);
    },
    async decrypt(sealed, context) {
      const both = bytesOf(sealed);
      const [iv, hidden] = [both.slice(0, ivBytes), both.slice(ivBytes)];
      return new TextDecoder().decode(await subtle.decrypt(algorithm(iv, context), await imported, hidden));
    },
  };
}

/** As many arguments as a call surely takes. */
const chunkBytes = 0x80_00;

function base64urlOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    text += String.fromCharCode(...bytes.subarray(at, at + chunkBytes));
  }
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @throws DOMException if it is not base64url */
function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
