import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** Where a session was begun, as its person is told. */
export interface SessionOrigin {
  address: string;
  userAgent: string | null;
}

const longestUserAgent = 300;

export function originOf(request: FastifyRequest): SessionOrigin {
  const given = request.headers['user-agent'];
  return { address: request.ip, userAgent: given ? printable(given).slice(0, longestUserAgent) : null };
}

/** Without what PostgreSQL keeps in no text. */
function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '');
}

/**
 * What guesses are counted by instead of a single address: whoever has one of IPv6 has 2^64 of them.
 * @returns the first 64 bits of an IPv6 address, an IPv4 address as it is
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const [before, after] = [groups(head), groups(tail)];
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
