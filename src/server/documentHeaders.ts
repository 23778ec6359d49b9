import fastifyHelmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { contentSecurityPolicy } from './contentSecurityPolicy';

/** What no page of this server ever asks for. */
const closedFeatures = [
  'accelerometer',
  'bluetooth',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

/** What a browser heeds in a document only. JSON is never one: `nosniff` sees to that. */
const ofDocuments = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'permissions-policy',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
];

const yearSeconds = 365 * 24 * 3600;

/**
 * Puts on every answer what keeps a browser from doing more with it than it is for. They are left out of JSON answers, of
 * which a poll brings thousands a day to every tab: they would be most of it.
 * @param behindTls browsers reach this server by TLS: they are told never to come otherwise
 */
export async function documentHeaders(app: FastifyInstance, behindTls: boolean): Promise<void> {
  await app.register(fastifyHelmet, {
    // Its own builder has no way to say it anew for one answer.
    contentSecurityPolicy: false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: behindTls ? { maxAge: yearSeconds, includeSubDomains: false } : false,
  });
  const features = closedFeatures.map((name) => `${name}=()`).join(', ');
  const policy = contentSecurityPolicy(null);
  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers({ 'content-security-policy': policy, 'permissions-policy': features });
  });
  app.addHook('onSend', async (_request, reply) => {
    const type = reply.getHeader('content-type');
    if (typeof type !== 'string' || !/^application\/(\w+\+)?json/.test(type)) return;
    for (const name of ofDocuments) {
      reply.removeHeader(name);
      reply.raw.removeHeader(name);
    }
  });
}
