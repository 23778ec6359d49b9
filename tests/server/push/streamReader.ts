import { Agent, get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Change } from '@/protocol/change';
import { Bye, Hello, Position, streamEvents, type ByeReason } from '@/protocol/feedStream';

/** One event of a stream; a change has no name. */
export type StreamEvent =
  | { name: 'change'; id: number; change: Change }
  | { name: 'hello'; hello: Hello }
  | { name: 'position'; id: number; position: Position }
  | { name: 'bye'; reason: ByeReason };

/** A client of `/api/events`, as plain as can be: it keeps everything it was told. */
export interface StreamReader {
  status: number;
  headers: IncomingHttpHeaders;
  events: StreamEvent[];
  hello(): Hello;
  changes(): Change[];
  /** Everything the stream has told up to now is told up to here. */
  seq(): number;
  /** Waits until what was told fits. @throws Error if the stream ends before */
  until(fits: () => boolean): Promise<void>;
  /** Waits for the end. @returns the goodbye; null if there was none */
  ended: Promise<ByeReason | null>;
  /** Takes nothing from the network any more, until `resume`. */
  pause(): void;
  resume(): void;
  close(): void;
}

export interface OpenOptions {
  token: string;
  since?: number;
  lastEventId?: number;
}

/** Keeps connections open when it may, as a browser does. */
const patient = new Agent({ keepAlive: true });

/** Opens a stream and waits for its head; a refusal is a reader without events, its body in `ended`'s error. */
export async function openStream(origin: string, options: OpenOptions): Promise<StreamReader> {
  const { token, since, lastEventId } = options;
  const query = since === undefined ? '' : `?since=${since}`;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }),
    };
    get(`${origin}/api/events${query}`, { headers, agent: patient }, resolve).on('error', reject);
  });
  return readerOf(answer);
}

function readerOf(answer: IncomingMessage): StreamReader {
  const events: StreamEvent[] = [];
  const waiting = new Set<() => void>();
  let text = '';
  let over = false;
  const look = () => {
    for (const check of waiting) check();
  };
  const ended = new Promise<ByeReason | null>((resolve) => {
    answer.on('close', () => {
      over = true;
      look();
      const last = events.at(-1);
      resolve(last?.name === 'bye' ? last.reason : null);
    });
  });
  // A connection that is cut is an end like any other here.
  answer.on('error', () => undefined);
  answer.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    events.push(...blocks.flatMap(parse));
    look();
  });
  const changes = () => events.flatMap((event) => (event.name === 'change' ? [event.change] : []));
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    events,
    hello() {
      const [first] = events;
      if (first?.name !== 'hello') throw new Error('The stream did not begin with hello');
      return first.hello;
    },
    changes,
    seq: () => events.reduce((seq, event) => seqOf(event) ?? seq, 0),
    until: (fits) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (!fits() && !over) return;
          waiting.delete(check);
          if (fits()) resolve();
          else
            reject(
              new Error(`The stream ended after ${events.length} events: ${JSON.stringify(events.at(-1))}`),
            );
        };
        waiting.add(check);
        check();
      }),
    ended,
    pause: () => answer.pause(),
    resume: () => answer.resume(),
    close: () => answer.destroy(),
  };
}

function seqOf(event: StreamEvent): number | null {
  if (event.name === 'hello') return event.hello.seq;
  return event.name === 'bye' ? null : event.id;
}

/** What a stream told, held against the protocol. */
export function parseEvents(text: string): StreamEvent[] {
  return text
    .split('\n\n')
    .filter((block) => block !== '')
    .flatMap(parse);
}

function parse(block: string): StreamEvent[] {
  const fields = new Map(
    block.split('\n').map((line): [string, string] => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    }),
  );
  const data: unknown = JSON.parse(fields.get('data') ?? 'null');
  const id = Number(fields.get('id'));
  switch (fields.get('event')) {
    case undefined:
      return fields.has('data') ? [{ name: 'change', id, change: Change.parse(data) }] : [];
    case streamEvents.hello:
      return [{ name: 'hello', hello: Hello.parse(data) }];
    case streamEvents.position:
      return [{ name: 'position', id, position: Position.parse(data) }];
    case streamEvents.bye:
      return [{ name: 'bye', reason: Bye.parse(data).reason }];
    default:
      throw new Error(`The protocol knows no event ${fields.get('event')}`);
  }
}
