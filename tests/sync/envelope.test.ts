import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BusMessage } from '@/protocol/busMessage';
import { protocolVersion } from '@/protocol/version';
import { fitsIn } from '@/sync/core/fitsIn';
import { readEnvelope } from '@/sync/core/readEnvelope';
import { createSeenMessages, seenWindow } from '@/sync/core/seenMessages';

const sometimes = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary }, { weight: 1, arbitrary: fc.anything() });

describe('envelope', () => {
  test('[B3] the quick check accepts exactly what the schema accepts', () => {
    let accepted = 0;
    const envelope = fc.record({
      v: sometimes(fc.constant(protocolVersion)),
      from: sometimes(fc.string()),
      n: sometimes(fc.oneof(fc.nat(), fc.double(), fc.maxSafeInteger())),
      scope: sometimes(fc.string()),
      type: sometimes(fc.string()),
      data: fc.anything(),
    });
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: envelope }, fc.anything()), (raw) => {
        const read = readEnvelope(raw);
        const isMessage = typeof read !== 'string';
        expect(isMessage).toBe(BusMessage.safeParse(raw).success);
        if (isMessage) accepted++;
      }),
      { numRuns: 2_000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
});

describe('repetitions', () => {
  test('[B9] each message of a sender is new once, in whatever order, within the window', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.nat(seenWindow - 1)), { maxLength: 300 }),
        (start, arrivals) => {
          const seen = createSeenMessages();
          const known = new Set<string>();
          for (const [from, offset] of arrivals) {
            const name = `${from}${offset}`;
            expect(seen.isNew(from, start + offset)).toBe(!known.has(name));
            known.add(name);
          }
        },
      ),
    );
  });

  test('[B9] far jumps forget what leaves the window and nothing else; what is behind it is no news', () => {
    const seen = createSeenMessages();
    for (const n of [0, 1, seenWindow, seenWindow + 1, 10 * seenWindow])
      expect(seen.isNew('a', n)).toBe(true);
    expect(seen.isNew('a', 9 * seenWindow)).toBe(false);
    expect(seen.isNew('a', 9 * seenWindow + 1)).toBe(true);
    expect(seen.isNew('a', 10 * seenWindow)).toBe(false);
  });

  test('senders that are long gone are forgotten', () => {
    const seen = createSeenMessages();
    for (let i = 0; i < 1_000; i++) expect(seen.isNew(`tab-${i}`, 0)).toBe(true);
    expect(seen.isNew('tab-999', 0)).toBe(false);
    expect(seen.isNew('tab-0', 0)).toBe(true);
  });
});

describe('size', () => {
  test('[B19] it fits exactly if its JSON does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(200), (value, maxBytes) => {
        expect(fitsIn(value, maxBytes)).toBe(Buffer.byteLength(JSON.stringify(value)) <= maxBytes);
      }),
      { numRuns: 1_000 },
    );
  });

  test('[B19] at the cap itself, in characters of any width', () => {
    for (const letter of ['x', 'ü', '"', '😀', '\n', '\u0001']) {
      const value = { notes: letter.repeat(500) };
      const bytes = Buffer.byteLength(JSON.stringify(value));
      expect([fitsIn(value, bytes), fitsIn(value, bytes - 1)]).toEqual([true, false]);
    }
    expect(fitsIn({ at: new Date(0) }, 33)).toBe(true);
    expect(fitsIn(undefined, 10)).toBe(true);
  });
});
