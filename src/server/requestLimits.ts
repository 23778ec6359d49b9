import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LockstepError } from '@/domain/errors';
import type { ServerClock } from './ports';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its answer goes on for hours: it is none of the requests that are worked on at once. */
    goesOn?: true;
  }
}

/** Keeps one caller, or all of them together, from taking the whole node. */
export interface RequestLimits {
  /** Counts a request of this session. @throws LockstepError `too_many_requests`, with the seconds to wait */
  countSession(token: string): void;
}

export interface RequestLimitOptions {
  clock: ServerClock;
  /** Requests of one session in a minute; 0: as many as it likes. */
  perMinute: number;
  /** Requests that are worked on at once. */
  mostAtOnce: number;
}

const minuteMs = 60_000;
/** A whole practice may sit behind one address. */
const sessionsOfAnAddress = 20;

/**
 * Counts requests by address before anything else is done with them, and by session once it is known: tokens that nobody
 * gave out count for their address alone. Each minute begins anew, so what is kept is as much as one minute brings.
 */
export function limitRequests(app: FastifyInstance, options: RequestLimitOptions): RequestLimits {
  const { clock, perMinute, mostAtOnce } = options;
  let minute = 0;
  let counted = new Map<string, number>();
  const running = new Set<FastifyRequest>();

  const count = (key: string, most: number) => {
    if (perMinute === 0) return;
    const nowMs = clock.now();
    if (Math.floor(nowMs / minuteMs) !== minute) {
      minute = Math.floor(nowMs / minuteMs);
      counted = new Map();
    }
    const soFar = (counted.get(key) ?? 0) + 1;
    counted.set(key, soFar);
    if (soFar > most) throw tooMany(Math.ceil((minuteMs - (nowMs % minuteMs)) / 1000));
  };

  app.addHook('onRequest', async (request) => {
    count(`address ${networkOf(request.ip)}`, perMinute * sessionsOfAnAddress);
    if (request.routeOptions.config.goesOn) return;
    if (running.size >= mostAtOnce) throw tooBusy();
    running.add(request);
  });
  const done = (request: FastifyRequest) => running.delete(request);
  app.addHook('onResponse', async (request) => void done(request));
  app.addHook('onRequestAbort', async (request) => void done(request));

  return { countSession: (token) => count(`session ${token}`, perMinute) };
}

/** One household has 2^64 addresses of IPv6: they count as one. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [before = '', after] = address.split('::');
  const groups = before.split(':').filter((group) => group !== '');
  const behind = after === undefined ? [] : after.split(':').filter((group) => group !== '');
  const missing = Array.from({ length: Math.max(0, 8 - groups.length - behind.length) }, () => '0');
  return [...groups, ...missing, ...behind].slice(0, 4).join(':');
}

function tooMany(retryAfterSeconds: number): LockstepError {
  return new LockstepError('too_many_requests', {
    detail: `Too many requests. Nothing was changed; try again in ${retryAfterSeconds} seconds.`,
    retryAfterSeconds,
  });
}

function tooBusy(): LockstepError {
  return new LockstepError('unavailable', {
    detail: 'Too much is asked of this server at once. Nothing was changed; try again in a moment.',
    retryAfterSeconds: 1,
  });
}
