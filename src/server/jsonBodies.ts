import type { FastifyInstance } from 'fastify';
import { LockstepError } from '@/domain/errors';

/** Nothing that is sent here has parts within parts within parts any deeper. */
const deepest = 64;

/**
 * JSON is the only kind of body. Keys that would reach an object's prototype make it malformed, and so does a depth at which
 * whoever walks through it next runs out of stack; an empty body is none, whatever its content type says.
 */
export function jsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = body as string;
    if (text.length === 0) done(null, undefined);
    else if (isTooDeep(text)) done(tooDeep());
    else void parse(request, text, done);
  });
}

/** Counts what is open at once, outside of texts. What is no JSON may be counted wrongly: it is refused anyway. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const char = json[at];
    if (char === '"') at = endOfText(json, at);
    else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    if (depth > deepest) return true;
  }
  return false;
}

/** Where the text that begins here ends. */
function endOfText(json: string, from: number): number {
  for (let at = from + 1; at < json.length; at++) {
    if (json[at] === '\\') at++;
    else if (json[at] === '"') return at;
  }
  return json.length;
}

function tooDeep(): LockstepError {
  return new LockstepError('malformed_request', 'The body is nested too deeply. Nothing was changed.');
}
