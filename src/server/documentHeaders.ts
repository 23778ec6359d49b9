import type { FastifyInstance } from 'fastify';

/** What a browser heeds in a document only. JSON is never one: `nosniff` sees to that. */
const ofDocuments = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
];

/** Leaves them out of JSON answers, of which a poll brings thousands a day to every tab: they would be most of it. */
export function documentHeadersOnly(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    const type = reply.getHeader('content-type');
    if (typeof type !== 'string' || !/^application\/(\w+\+)?json/.test(type)) return;
    for (const name of ofDocuments) {
      reply.removeHeader(name);
      reply.raw.removeHeader(name);
    }
  });
}
