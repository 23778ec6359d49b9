import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { LockstepError } from '@/domain/errors';
import type { Ids } from './ports';
import { ofRefusals, problemOf } from './problemReply';

/**
 * What is no HTTP, or breaks off, never becomes a request: it is answered on the bare connection, as a problem like every
 * other refusal, and the connection ends. Nothing of it is told or logged.
 */
export function answerClientError(ids: Ids) {
  return (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    // An answer may be under way on it already.
    const { _httpMessage: under } = socket as { _httpMessage?: ServerResponse | null };
    if (under?.headersSent) socket.destroy();
    else socket.end(answerText(meaningOf(error.code), ids.next()), () => socket.destroy());
  };
}

/** An `Expect` that is not `100-continue` is nothing to refuse a request for. */
export function ignoreExpectations(app: FastifyInstance): void {
  app.server.on(
    'checkExpectation',
    (request, response) => void app.server.emit('request', request, response),
  );
}

function meaningOf(code: string | undefined): LockstepError {
  if (code === 'HPE_HEADER_OVERFLOW' || code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW')
    return new LockstepError('too_large', 'The address and headers are too large. Nothing was changed.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new LockstepError(
      'malformed_request',
      'The request took too long to arrive. Nothing was changed.',
    );
  return new LockstepError('malformed_request', 'This is no HTTP request. Nothing was changed.');
}

function answerText(error: LockstepError, requestId: string): string {
  const body = JSON.stringify(problemOf(error, requestId));
  return [
    `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    ...Object.entries(ofRefusals).map(([name, value]) => `${name}: ${value}`),
    'connection: close',
    '',
    body,
  ].join('\r\n');
}
