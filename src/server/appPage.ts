import { readFileSync } from 'node:fs';
import type { FastifyReply } from 'fastify';
import { contentSecurityPolicy } from './contentSecurityPolicy';
import type { RandomBytes } from './ports';

/** Stands in the page where the nonce of each answer comes. */
const placeholder = '__STYLE_NONCE__';

/**
 * The web app's page. Each answer has a nonce of its own, by which the page's styles are told from what somebody wrote into
 * it; so no answer is ever a copy of an earlier one.
 */
export function appPage(file: string, random: RandomBytes): (reply: FastifyReply) => FastifyReply {
  const parts = readFileSync(file, 'utf8').split(placeholder);
  return (reply) => {
    const nonce = random(16).toString('base64url');
    return reply
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(parts.join(nonce));
  };
}
