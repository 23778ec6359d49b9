import { connect } from 'node:net';
import { Readable } from 'node:stream';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '@/protocol/problem';
import { inProcess, type Caller, type InProcess } from '../inProcess';

let server: InProcess;
let assistant: Caller;
let url: string;

beforeAll(async () => {
  server = await inProcess();
  assistant = await server.signIn(server.practice.email.assistant);
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  // Clients keep theirs, and one never finished its request.
  server.app.server.closeAllConnections();
  await server.close();
});

const path = '/api/imports/files?subject=patients&format=csv';
const headers = () => ({ authorization: `Bearer ${assistant.token}`, 'content-type': 'text/csv' });
const staged = () => server.sql('select n from import_row');

/** A file of good rows that grows as it is sent; most of it is in a column that nobody keeps. */
async function* rowsUpTo(bytes: number): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const block = encoder.encode(`Ann,Number,"${'x'.repeat(2_900)}"\n`.repeat(300));
  yield encoder.encode('First name,Last name,Ballast\n');
  for (let sent = 0; sent < bytes; sent += block.length) yield block;
}

describe('an upload over a real connection', () => {
  test('of more than 64 MiB is refused at once if it says so, and in the middle if it does not', async () => {
    const before = await server.everything();
    const size = 64 * 1024 * 1024 + 1;
    const told = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: headers(),
      body: new Uint8Array(size),
    });
    expect(Problem.parse(await told.json()).code).toBe('too_large');
    const untold = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: headers(),
      body: Readable.from(rowsUpTo(size)) as unknown as BodyInit,
      duplex: 'half',
    } as RequestInit);
    expect(Problem.parse(await untold.json()).code).toBe('too_large');
    expect(await staged()).toEqual([]);
    expect(await server.everything()).toEqual(before);
  });

  test('is put away while it arrives; one that breaks off leaves nothing, and the server goes on', async () => {
    const before = await server.everything();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const sent = headers();
    const rows = 'Ann,Number\n'.repeat(2_000);
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: ${sent.authorization}\r\ncontent-type: text/csv\r\ncontent-length: 9000000\r\n\r\nFirst name,Last name\n${rows}`,
    );
    await expect.poll(async () => (await staged()).length).toBeGreaterThan(0);
    socket.destroy();
    await expect.poll(staged).toEqual([]);
    expect(await server.everything()).toEqual(before);
    expect((await assistant.get('/api/imports')).statusCode).toBe(200);
  });

  test('is answered although it is not read to its end', async () => {
    const rows = 'Ann,,\n'.repeat(2_000_000);
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: headers(),
      body: `First name,Last name\n${rows}`,
    });
    expect(await answer.json()).toMatchObject({ job: null, problems: expect.any(Array) as unknown[] });
    expect((await fetch(`${url}/api/imports`, { headers: headers() })).status).toBe(200);
  });
});
