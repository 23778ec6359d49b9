import { connect, type Socket } from 'node:net';
import type { Chance } from '../server/seededChance';
import type { HostileRequest } from './hostileRequest';
import type { Answer } from './judgeAnswer';

/** What one end of a connection does to the other that no well-behaved client would. */
type Oddity = (request: { lines: string[]; body: Buffer; chance: Chance }) => RawBytes;

interface RawBytes {
  pieces: (string | Buffer)[];
  /** Goes away without waiting for an answer. */
  leaves?: boolean;
}

const head = (lines: string[]) => `${lines.join('\r\n')}\r\n\r\n`;

const oddities: Readonly<Record<string, Oddity>> = {
  plain: ({ lines, body }) => ({ pieces: [head(lines), body] }),
  'a body in pieces': ({ lines, body }) => {
    const third = Math.ceil(body.length / 3);
    return {
      pieces: [
        head(lines),
        body.subarray(0, third),
        body.subarray(third, 2 * third),
        body.subarray(2 * third),
      ],
    };
  },
  'half a head': ({ lines }) => ({ pieces: [head(lines).slice(0, 40)], leaves: true }),
  'half a body': ({ lines, body }) => ({
    // Without a body the head alone would be a whole request, carried out after it was left.
    pieces:
      body.length > 0
        ? [head(lines), body.subarray(0, Math.floor(body.length / 2))]
        : [head(lines).slice(0, 40)],
    leaves: true,
  }),
  'no host': ({ lines, body }) => ({
    pieces: [head(lines.filter((line) => !line.startsWith('host:'))), body],
  }),
  'two hosts': ({ lines, body }) => ({ pieces: [head([...lines, 'host: evil.example']), body] }),
  'control characters in a header': ({ lines, body }) => ({
    pieces: [head([...lines, 'accept: a\u0001b\u0000c']), body],
  }),
  'bytes beyond ASCII in a header': ({ lines, body }) => ({
    pieces: [Buffer.from(head([...lines, 'idempotency-key: \u00ff\u00fe', 'user-agent: é']), 'latin1'), body],
  }),
  'a header without a name': ({ lines, body }) => ({ pieces: [head([...lines, ': x']), body] }),
  'a folded header': ({ lines, body }) => ({ pieces: [head([...lines, 'x-a: 1\r\n 2']), body] }),
  'a head too large': ({ lines, body }) => ({
    pieces: [head([...lines, `x-a: ${'a'.repeat(40_000)}`]), body],
  }),
  'thousands of headers': ({ lines, body }) => ({
    pieces: [head([...lines, ...Array.from({ length: 3000 }, (_, n) => `x-${n}: 1`)]), body],
  }),
  'no HTTP at all': () => ({ pieces: ['\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\r\n\r\n'] }),
  'a method of its own': ({ lines, body }) => ({
    pieces: [head([(lines[0] ?? '').replace(/^\w+/, 'HACK'), ...lines.slice(1)]), body],
  }),
  'another version': ({ lines, body }) => ({
    pieces: [head([(lines[0] ?? '').replace('HTTP/1.1', 'HTTP/9.9'), ...lines.slice(1)]), body],
  }),
  'raw bytes in the address': ({ lines, body }) => ({
    pieces: [
      Buffer.from(
        head([(lines[0] ?? '').replace(' HTTP', '\u00ff\u00c3( HTTP'), ...lines.slice(1)]),
        'latin1',
      ),
      body,
    ],
  }),
  'an address with a host': ({ lines, body }) => ({
    pieces: [head([(lines[0] ?? '').replace(' /', ' http://evil.example/'), ...lines.slice(1)]), body],
  }),
  'an address too long': ({ lines, body }) => ({
    pieces: [
      head([(lines[0] ?? '').replace(' HTTP', `${'a'.repeat(60_000)} HTTP`), ...lines.slice(1)]),
      body,
    ],
  }),
  'two lengths': ({ lines, body }) => ({ pieces: [head([...lines, 'content-length: 1']), body] }),
  'a length that is none': ({ lines, body }) => ({
    pieces: [
      head([...lines.filter((line) => !line.startsWith('content-length')), 'content-length: -5']),
      body,
    ],
  }),
  'length and chunks': ({ lines, body }) => ({
    pieces: [head([...lines, 'content-length: 3', 'transfer-encoding: chunked']), '0\r\n\r\n', body],
  }),
  'broken chunks': ({ lines }) => ({
    pieces: [
      head([...lines.filter((line) => !line.startsWith('content-length')), 'transfer-encoding: chunked']),
      'zz\r\nabc\r\n',
    ],
  }),
  'another transfer coding': ({ lines, body }) => ({
    pieces: [
      head([...lines.filter((line) => !line.startsWith('content-length')), 'transfer-encoding: gzip']),
      body,
    ],
  }),
  'an expectation': ({ lines, body, chance }) => ({
    pieces: [head([...lines, `expect: ${chance.pick(['100-continue', 'nonsense'])}`]), body],
  }),
  'an upgrade': ({ lines, body }) => ({
    pieces: [
      head([
        ...lines.filter((line) => !line.startsWith('connection')),
        'connection: upgrade, close',
        'upgrade: websocket',
      ]),
      body,
    ],
  }),
  'bare line feeds': ({ lines, body }) => ({ pieces: [`${lines.join('\n')}\n\n`, body] }),
  'bytes claimed to be packed': ({ lines, body }) => ({
    pieces: [head([...lines, 'content-encoding: gzip']), body],
  }),
};

export interface RawAnswer {
  oddity: string;
  /** Null: it left, or was answered by the end of the connection. */
  answer: Answer | null;
}

/** Longer than any answer takes; it decides nothing but that there was none. */
const silentMs = 30_000;

/** Sends it over a socket of its own, in one of the ways that only a raw socket can. */
export async function sendRaw(port: number, request: HostileRequest, chance: Chance): Promise<RawAnswer> {
  const oddity = chance.pick(Object.keys(oddities)) ?? 'plain';
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.from(request.body ?? '');
  const told = Object.entries({ host: 'localhost', ...request.headers }).map(
    ([name, value]) => `${name}: ${value.replaceAll(/[\r\n]/g, '')}`,
  );
  const url = request.url.replaceAll(/\s/g, '%20');
  const hasBody = body.length > 0;
  const lines = [
    `${request.method} ${url} HTTP/1.1`,
    ...told,
    ...(hasBody ? [`content-length: ${body.length}`] : []),
    'connection: close',
  ];
  const { pieces, leaves = false } = oddities[oddity]?.({ lines, body, chance }) ?? { pieces: [head(lines)] };
  const text = await exchange(port, pieces, leaves);
  return { oddity, answer: text === null ? null : parsed(text) };
}

function exchange(
  port: number,
  pieces: readonly (string | Buffer)[],
  leaves: boolean,
): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1');
    let said = '';
    const silence = setTimeout(() => {
      socket.destroy();
      reject(new Error(`No answer within ${silentMs} ms; so far: ${said.slice(0, 300)}`));
    }, silentMs);
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      said += chunk;
      // A stream of events has no end.
      if (/(^|\n)HTTP\/1\.1 200[^]*text\/event-stream[^]*\r\n\r\n/.test(said)) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(silence);
      resolve(said === '' ? null : said);
    });
    socket.on('connect', () => {
      const send = (left: readonly (string | Buffer)[]): void => {
        const [next, ...rest] = left;
        if (next !== undefined) socket.write(next, () => setImmediate(send, rest));
        else if (leaves) socket.destroy();
        // Otherwise it stays open: whoever says that it will send no more is answered no more.
      };
      send(pieces);
    });
  });
}

/** The last answer on the connection: one that only says to go on comes before it. */
function parsed(text: string): Answer {
  const rest = text.replace(/^(HTTP\/1\.1 1\d\d [^]*?\r\n\r\n)+/, '');
  const [top = '', ...bodies] = rest.split('\r\n\r\n');
  const [first = '', ...lines] = top.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
  const raw = Buffer.from(bodies.join('\r\n\r\n'), 'latin1').toString();
  return {
    status: Number(first.split(' ')[1]),
    headers,
    body: headers['transfer-encoding'] === 'chunked' ? unchunked(raw) : raw,
  };
}

function unchunked(text: string): string {
  return text.replaceAll(/(^|\r\n)[0-9a-f]+\r\n/g, '').replace(/\r\n$/, '');
}
