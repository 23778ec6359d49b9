/** One value as it may stand in a file. */
export interface Needle {
  /** Which value. */
  name: string;
  encoding: string;
  bytes: Buffer;
}

/**
 * A value in every way in which it could lie somewhere: as text of each encoding, in capitals or not, escaped, as base64 at each
 * of its three alignments, as hexadecimal digits.
 */
export function needlesOf(name: string, value: string): Needle[] {
  const found = new Map<string, Needle>();
  const add = (encoding: string, bytes: Buffer) => {
    const key = bytes.toString('hex');
    if (bytes.length >= 5 && !found.has(key)) found.set(key, { name, encoding, bytes });
  };
  for (const text of new Set([value, value.toLowerCase(), value.toUpperCase()])) {
    const texts = {
      plain: text,
      json: jsonEscaped(text),
      percent: encodeURIComponent(text),
      form: formEncoded(text),
      'latin-1 percent': text.replaceAll(
        /[^\x20-\x7e]/g,
        (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    };
    for (const [escape, escaped] of Object.entries(texts)) {
      add(`${escape} utf-8`, Buffer.from(escaped));
      add(`${escape} latin-1`, Buffer.from(escaped, 'latin1'));
      add(`${escape} utf-16le`, Buffer.from(escaped, 'utf16le'));
      add(`${escape} utf-16be`, Buffer.from(escaped, 'utf16le').swap16());
    }
    for (const [encoding, bytes] of [
      ['utf-8', Buffer.from(text)],
      ['utf-16le', Buffer.from(text, 'utf16le')],
    ] as const) {
      add(`hex of ${encoding}`, Buffer.from(bytes.toString('hex')));
      for (const shift of [0, 1, 2]) {
        for (const variant of ['base64', 'base64url'] as const)
          add(`${variant} of ${encoding} at ${shift}`, Buffer.from(inBase64(bytes, shift, variant)));
      }
    }
  }
  return [...found.values()];
}

/** Characters beyond ASCII as `\uXXXX`, which some write and some do not. */
function jsonEscaped(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function formEncoded(text: string): string {
  return new URLSearchParams({ a: text }).toString().slice(2);
}

/** What these bytes become in base64 when `shift` bytes come before them, without the letters that their neighbours share. */
function inBase64(bytes: Buffer, shift: number, variant: 'base64' | 'base64url'): string {
  const letters = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString(variant)
    .replaceAll('=', '');
  const first = Math.ceil((shift * 8) / 6);
  const last = Math.floor(((shift + bytes.length) * 8) / 6);
  return letters.slice(first, last);
}
