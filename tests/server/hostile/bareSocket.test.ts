import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '@/protocol/problem';
import { inProcess, type InProcess } from '../inProcess';

let server: InProcess;
let port: number;

beforeAll(async () => {
  server = await inProcess();
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  const address = server.app.server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => server.close());

function said(text: string): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
  });
}

const get = 'GET /api/session HTTP/1.1\r\nconnection: close\r\n';

test.each([
  ['what is no HTTP', '\u0016\u0003\u0001\r\n\r\n', 400, 'malformed_request'],
  ['a control character in a header', `${get}host: x\r\nx-a: \u0001\r\n\r\n`, 400, 'malformed_request'],
  ['a head too large', `${get}host: x\r\nx-a: ${'a'.repeat(40_000)}\r\n\r\n`, 413, 'too_large'],
  ['no host', `${get}\r\n`, 400, 'malformed_request'],
  ['an expectation', `${get}host: x\r\nexpect: nonsense\r\n\r\n`, 401, 'not_signed_in'],
  [
    'a broken address',
    'GET /api/% HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    400,
    'malformed_request',
  ],
  [
    'two lengths',
    `${get}host: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n`,
    400,
    'malformed_request',
  ],
])('[R50] [R54] %s is refused as a problem', async (_name, text, status, code) => {
  const [head = '', body = ''] = (await said(text)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head.toLowerCase()).toContain('content-type: application/problem+json');
  expect(head.toLowerCase()).toContain('cache-control: no-store');
  expect(head.toLowerCase()).toContain('x-content-type-options: nosniff');
  expect(Problem.parse(JSON.parse(body))).toMatchObject({ status, code });
});
