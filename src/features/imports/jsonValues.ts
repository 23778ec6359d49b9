/** One value out of a long JSON text. */
export interface JsonPiece {
  /** `resource`: a whole value, a list's element or a Bundle's entry; `frame`: what is around those. */
  kind: 'whole' | 'element' | 'entry' | 'frame';
  text: string;
  /** Physical line, from 1, on which it begins. */
  line: number;
}

/** Thrown for a text that cannot be JSON, or holds a single value too large to be looked at. */
export class JsonTextError extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.name = 'JsonTextError';
    this.line = line;
  }
}

const [quote, backslash, newline] = [0x22, 0x5c, 0x0a];
const [openBrace, closeBrace, openBracket, closeBracket, comma] = [0x7b, 0x7d, 0x5b, 0x5d, 0x2c];
const isSpace = (unit: number) => unit === 0x20 || unit === 0x09 || unit === newline || unit === 0x0d;

/**
 * Cuts JSON that arrives in chunks into pieces small enough to be parsed one by one: the elements of a list, the entries of an
 * object's `entry`, and any number of values one after the other (NDJSON). Never holds more than one piece. It only finds where
 * pieces begin and end; whether they are right is for `JSON.parse` to say, of the pieces and of the frame that they leave.
 * @param mostUnits length of a piece, in UTF-16 units
 */
export class JsonCutter {
  readonly #mostUnits: number;
  #line = 1;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** Depth of the list whose elements are pieces; 0 outside of any. */
  #listDepth = 0;
  #kind: 'element' | 'entry' = 'element';
  /** The value around the pieces, each of which is left in it as `0`. */
  #frame = '';
  #frameLine = 0;
  #piece: string | null = null;
  #pieceLine = 0;
  #hasPieces = false;

  constructor(mostUnits: number) {
    this.#mostUnits = mostUnits;
  }

  /** @throws JsonTextError */
  *take(chunk: string): Generator<JsonPiece> {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const unit = chunk.charCodeAt(at);
      if (unit === newline) this.#line++;
      if (this.#isInString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (unit === backslash) this.#isEscaped = true;
        else if (unit === quote) this.#isInString = false;
        continue;
      }
      if (this.#depth === 0) {
        if (isSpace(unit)) {
          from = at + 1;
          continue;
        }
        if (unit !== openBrace && unit !== openBracket)
          throw new JsonTextError(this.#line, 'is neither a JSON object nor a list');
        this.#frameLine = this.#line;
      } else if (this.#depth === this.#listDepth && this.#piece === null) {
        if (unit !== comma && unit !== closeBracket && !isSpace(unit)) {
          this.#keep(chunk, from, at);
          from = at;
          this.#piece = '';
          this.#pieceLine = this.#line;
        }
      }
      if (unit === quote) this.#isInString = true;
      else if (unit === openBrace || unit === openBracket) {
        this.#depth++;
        if (unit === openBracket && this.#listDepth === 0 && this.#isListOfPieces(chunk, from, at))
          this.#listDepth = this.#depth;
      } else if (unit === closeBrace || unit === closeBracket || unit === comma) {
        const isEnd = this.#piece !== null && this.#depth === this.#listDepth;
        if (isEnd) {
          this.#keep(chunk, from, at);
          from = at;
          yield* this.#endPiece();
        }
        if (unit === comma) continue;
        if (this.#depth === this.#listDepth) this.#listDepth = 0;
        this.#depth--;
        if (this.#depth === 0) {
          this.#keep(chunk, from, at + 1);
          from = at + 1;
          yield this.#endFrame();
        }
      }
    }
    this.#keep(chunk, from, chunk.length);
  }

  /** @throws JsonTextError if a value is still open */
  end(): void {
    if (this.#depth > 0) throw new JsonTextError(this.#frameLine, 'begins a JSON value that never ends');
  }

  /** A list that is the whole value, or an object's own `entry`. */
  #isListOfPieces(chunk: string, from: number, at: number): boolean {
    if (this.#depth === 1) {
      this.#kind = 'element';
      return true;
    }
    if (this.#depth !== 2) return false;
    this.#kind = 'entry';
    const before = this.#frame.slice(-40) + chunk.slice(Math.max(from, at - 40), at);
    return /[{,]\s*"entry"\s*:\s*$/.test(before) && this.#opensObject(chunk, from);
  }

  #opensObject(chunk: string, from: number): boolean {
    return (this.#frame === '' ? chunk.charCodeAt(from) : this.#frame.charCodeAt(0)) === openBrace;
  }

  #keep(chunk: string, from: number, to: number): void {
    if (this.#depth === 0 && this.#piece === null && this.#frame === '' && from === to) return;
    const text = chunk.slice(from, to);
    if (this.#piece === null) this.#frame += text;
    else this.#piece += text;
    if ((this.#piece ?? this.#frame).length > this.#mostUnits)
      throw new JsonTextError(this.#piece === null ? this.#frameLine : this.#pieceLine, 'is too long');
  }

  *#endPiece(): Generator<JsonPiece> {
    const text = this.#piece ?? '';
    this.#piece = null;
    this.#frame += '0';
    this.#hasPieces = true;
    yield { kind: this.#kind, text, line: this.#pieceLine };
  }

  #endFrame(): JsonPiece {
    const piece: JsonPiece = {
      kind: this.#hasPieces ? 'frame' : 'whole',
      text: this.#frame,
      line: this.#frameLine,
    };
    this.#frame = '';
    this.#hasPieces = false;
    return piece;
  }
}
