import type { LightMyRequestResponse } from 'fastify';
import type { SecondFactorAsked } from '@/protocol/session';
import { totpCode, totpPeriod } from '@/server/session/totp';
import type { Caller, InProcess } from '../inProcess';
import { password } from '../practice';

/** What an authenticator app keeps of an account, and shows. */
export interface App {
  secret: Buffer;
  recoveryCodes: string[];
  /** @param steps periods from now, by the server's clock */
  code(steps?: number): string;
}

/** A wrong code that is never by chance the right one. */
export const wrongFor = (app: App) =>
  ['000000', '111111', '222222', '333333'].find(
    (code) => ![-1, 0, 1].some((steps) => app.code(steps) === code),
  ) ?? '';

export async function enrol(server: InProcess, caller: Caller): Promise<App> {
  const begun = await caller.post('/api/second-factor/begin', { password });
  if (begun.statusCode !== 200) throw new Error(begun.body);
  const uri = new URL(begun.json<{ uri: string }>().uri);
  const secret = fromBase32(uri.searchParams.get('secret') ?? '');
  const code = (steps = 0) => totpCode(secret, totpPeriod(server.clock.ms) + steps);
  const confirmed = await caller.post('/api/second-factor/confirm', { code: code() });
  if (confirmed.statusCode !== 200) throw new Error(confirmed.body);
  // The code that confirmed it is used up: the next one is of another period.
  server.clock.ms += 60_000;
  return { secret, code, recoveryCodes: confirmed.json<{ recoveryCodes: string[] }>().recoveryCodes };
}

export function signIn(
  server: InProcess,
  email: string,
  given = password,
  from: { address?: string; userAgent?: string } = {},
): Promise<LightMyRequestResponse> {
  return server.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    payload: { email, password: given },
    remoteAddress: from.address ?? '10.9.0.1',
    headers: { 'user-agent': from.userAgent ?? 'test' },
  });
}

/** The right password of somebody who owes a code. @returns what to send with it */
export async function pendingOf(server: InProcess, email: string, address = '10.9.0.1'): Promise<string> {
  const answer = await signIn(server, email, password, { address });
  if (answer.statusCode !== 202) throw new Error(`${answer.statusCode} ${answer.body}`);
  return answer.json<SecondFactorAsked>().secondFactor.token;
}

export function sendCode(
  server: InProcess,
  token: string,
  code: string,
  address = '10.9.0.1',
): Promise<LightMyRequestResponse> {
  return server.app.inject({
    method: 'POST',
    url: '/api/auth/second-factor',
    payload: { token, code },
    remoteAddress: address,
  });
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function fromBase32(text: string): Buffer {
  const bits = Array.from(text)
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
