import type { FastifyInstance } from 'fastify';

/**
 * JSON is the only kind of body. Keys that would reach an object's prototype make it malformed; an empty body is none,
 * whatever its content type says.
 */
export function jsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parse(request, body as string, done);
  });
}
