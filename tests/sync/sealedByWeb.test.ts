import { describe, expect, test } from 'vitest';
import { webSeal } from '@/sync/adapters/webSeal';
import { keyOf } from './openService';

function open(n: number) {
  const seal = webSeal(globalThis.crypto, keyOf(n));
  if (!seal) throw new Error('Node has no cryptography.');
  return seal;
}

describe('webSeal', () => {
  test('[B29] opens what it sealed, beside the same context and with the same key only', async () => {
    const text = 'Ünïcode "quoted" 😀';
    const sealed = await open(1).encrypt(text, 'context');
    expect(await open(1).decrypt(sealed, 'context')).toBe(text);
    await expect(open(1).decrypt(sealed, 'other context')).rejects.toThrow();
    await expect(open(2).decrypt(sealed, 'context')).rejects.toThrow();
  });

  test('[B29] seals the largest message, and an empty one', async () => {
    const seal = open(1);
    for (const text of ['', 'é'.repeat(128 * 1024)]) {
      const sealed = await seal.encrypt(text, '');
      expect(sealed).toMatch(/^[\w-]+$/);
      expect(await seal.decrypt(sealed, '')).toBe(text);
    }
  });

  test('[B29] is AES-GCM of 256 bits with 96 bits of chance for each message, as others compute it', async () => {
    const sealed = Buffer.from(await open(1).encrypt('text', 'context'), 'base64url');
    const again = Buffer.from(await open(1).encrypt('text', 'context'), 'base64url');
    expect(sealed.subarray(0, 12)).not.toEqual(again.subarray(0, 12));
    const { createDecipheriv } = await import('node:crypto');
    const decipher = createDecipheriv('aes-256-gcm', Buffer.alloc(32, 1), sealed.subarray(0, 12));
    decipher.setAAD(Buffer.from('context')).setAuthTag(sealed.subarray(-16));
    expect(decipher.update(sealed.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')).toBe(
      'text',
    );
  });

  test('[B29] no script reads the key back', async () => {
    const imported: CryptoKey[] = [];
    const { subtle } = globalThis.crypto;
    const noting: SubtleCrypto = Object.create(subtle, {
      importKey: {
        value: async (...asked: Parameters<SubtleCrypto['importKey']>) => {
          const key = await subtle.importKey(...asked);
          imported.push(key);
          return key;
        },
      },
      encrypt: { value: subtle.encrypt.bind(subtle) },
    }) as SubtleCrypto;
    const getRandomValues = globalThis.crypto.getRandomValues.bind(globalThis.crypto);
    await webSeal({ subtle: noting, getRandomValues }, keyOf(1))?.encrypt('text', '');
    expect(imported.map(({ extractable, usages }) => ({ extractable, usages }))).toEqual([
      { extractable: false, usages: ['encrypt', 'decrypt'] },
    ]);
    await expect(subtle.exportKey('raw', imported[0] as CryptoKey)).rejects.toThrow();
  });

  test('[B28] is not there where the browser has no cryptography', () => {
    const getRandomValues = globalThis.crypto.getRandomValues.bind(globalThis.crypto);
    expect([webSeal(undefined, keyOf(1)), webSeal({ getRandomValues }, keyOf(1))]).toEqual([null, null]);
  });
});
