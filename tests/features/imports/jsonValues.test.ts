import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonCutter, JsonTextError, type JsonPiece } from '@/features/imports/jsonValues';

/** The pieces of a text that arrives in chunks of these lengths. */
function cut(text: string, lengths: readonly number[] = [text.length], mostUnits = 10_000): JsonPiece[] {
  const cutter = new JsonCutter(mostUnits);
  const pieces: JsonPiece[] = [];
  let from = 0;
  for (let n = 0; from < text.length; n++) {
    const length = Math.max(1, lengths[n % lengths.length] ?? 1);
    pieces.push(...cutter.take(text.slice(from, from + length)));
    from += length;
  }
  cutter.end();
  return pieces;
}

const values = (pieces: readonly JsonPiece[], kind: JsonPiece['kind']) =>
  pieces.filter((piece) => piece.kind === kind).map(({ text }) => JSON.parse(text) as unknown);

describe('a long JSON text', () => {
  test('comes apart into the very values that it holds, wherever its chunks end', () => {
    const chunks = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    const indent = fc.constantFrom(0, 2);
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), chunks, indent, (list, lengths, space) => {
        const asList = cut(JSON.stringify(list, null, space), lengths);
        expect(values(asList, 'element')).toEqual(JSON.parse(JSON.stringify(list)));
        const bundle = { type: 'x', note: '"entry":[1]', entry: list, after: [{ entry: [1] }] };
        const asBundle = cut(JSON.stringify(bundle, null, space), lengths);
        expect(values(asBundle, 'entry')).toEqual(JSON.parse(JSON.stringify(list)));
        const kind = list.length > 0 ? 'frame' : 'whole';
        expect(values(asBundle, kind)).toEqual([{ ...bundle, entry: list.map(() => 0) }]);
      }),
      { numRuns: 500 },
    );
  });

  test('may be many values one after the other', () => {
    const objects = [{ a: 1 }, { entry: [{ b: 2 }] }, [3], {}];
    const pieces = cut(objects.map((one) => JSON.stringify(one)).join('\n'), [3]);
    expect(pieces.map(({ kind, line }) => [kind, line])).toEqual([
      ['whole', 1],
      ['entry', 2],
      ['frame', 2],
      ['element', 3],
      ['frame', 3],
      ['whole', 4],
    ]);
  });

  test('tells the line on which each piece begins', () => {
    const text = '{"entry": [\n  {"a":\n 1},\n\n  {"b": "x\\"]}"}\n]}\n\n[\n7]';
    expect(cut(text, [2]).map(({ line }) => line)).toEqual([2, 5, 1, 9, 8]);
  });

  test('is not held as a whole, nor is a piece that is too long', () => {
    const long = JSON.stringify(Array.from({ length: 300 }, (_, n) => ({ n })));
    expect(cut(long, [50], 1_000).length).toBe(301);
    expect(() => cut(JSON.stringify(['x'.repeat(2_000)]), [50], 1_000)).toThrow(JsonTextError);
    expect(() => cut(JSON.stringify({ x: 'x'.repeat(2_000) }), [50], 1_000)).toThrow(JsonTextError);
  });

  test.each(['{"a":1', '[1,', '[{"a":"}]', 'null', '1', '"x"', '{} x'])('%s is refused', (text) => {
    expect(() => cut(text)).toThrow(JsonTextError);
  });

  test('brackets that do not match do not get past JSON.parse', () => {
    for (const text of ['[1}', '{"entry":[1}', '{"entry":[{]]}', '[[1,2}]', '[1 2]', '[1,,2]', '[,1]']) {
      const parse = () => cut(text).map((piece) => JSON.parse(piece.text) as unknown);
      expect(parse, text).toThrow();
    }
  });
});
