import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a model may do wrong, and one that does it right. */
export const faults = [
  'unknown tool',
  'arguments that do not fit',
  'arguments that are no JSON',
  'an invented slot',
  'an answer that is no JSON',
  'a hanging stream',
  'a claim that it booked',
  'an invented time',
  'an error',
  'a closed connection',
  'nothing at all',
  'endless tool calls',
] as const;
export type Behaviour = (typeof faults)[number] | 'as it should';

export interface FakeModel {
  /** What `LLM_BASE_URL` would be. */
  url: string;
  behaviour: Behaviour;
  /** How often it was asked. */
  asked: number;
  close(): Promise<void>;
}

interface Asked {
  messages: { role: string; content?: unknown }[];
}

/** A scripted stand-in for an OpenAI-compatible server, on the loopback interface. */
export async function fakeModel(): Promise<FakeModel> {
  const open = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      fake.asked++;
      open.add(response);
      response.on('close', () => open.delete(response));
      answer(fake.behaviour, JSON.parse(body) as Asked, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeModel = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    behaviour: 'as it should',
    asked: 0,
    close: () =>
      new Promise((resolve) => {
        for (const response of open) response.destroy();
        server.close(() => resolve());
      }),
  };
  return fake;
}

function answer(behaviour: Behaviour, { messages }: Asked, response: ServerResponse): void {
  const isAfterTool = messages.at(-1)?.role === 'tool';
  const call = (name: string, given: string) =>
    json(
      response,
      {
        role: 'assistant',
        content: null,
        tool_calls: [
          { id: `call-${messages.length}`, type: 'function', function: { name, arguments: given } },
        ],
      },
      'tool_calls',
    );
  const say = (content: string) => json(response, { role: 'assistant', content }, 'stop');
  switch (behaviour) {
    case 'unknown tool':
      return isAfterTool ? say('I looked.') : call('delete_all_appointments', '{}');
    case 'arguments that do not fit':
      return isAfterTool
        ? say('I looked.')
        : call('find_times', '{"service":7,"patient":"Zebulon Quartermaine"}');
    case 'arguments that are no JSON':
      return isAfterTool ? say('I looked.') : call('find_times', '{"service": "swed');
    case 'an invented slot':
      return isAfterTool
        ? say('That one.')
        : call('choose_time', '{"key":"01900000-0000-7000-8000-000000000000"}');
    case 'an answer that is no JSON':
      response.writeHead(200, { 'content-type': 'application/json' }).end('<html>oops');
      return;
    case 'a hanging stream':
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":"x","choices":[');
      return;
    case 'a claim that it booked':
      return say('All done: I have booked you in, see you then!');
    case 'an invented time':
      return say('How about 07:35 on 31 December? That is free.');
    case 'an error':
      response
        .writeHead(500, { 'content-type': 'application/json' })
        .end('{"error":{"message":"overloaded"}}');
      return;
    case 'a closed connection':
      response.destroy();
      return;
    case 'nothing at all':
      return say('');
    case 'endless tool calls':
      return call('list_appointments', '{}');
    case 'as it should':
      return isAfterTool
        ? say('Here is what I found for you.')
        : call('find_times', '{"service":"Swedish massage","therapist":"James Okafor"}');
  }
}

function json(response: ServerResponse, message: object, finish: string): void {
  const body = {
    id: 'x',
    object: 'chat.completion',
    created: 1,
    model: 'fake',
    choices: [{ index: 0, message, finish_reason: finish }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
