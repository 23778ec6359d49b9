import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { LockstepError } from '@/domain/errors';
import { signedIn } from '@/server/accessControl';
import { IdParams, knownId } from '@/server/entityRules';
import { readPractice } from '@/server/practiceRoutes';
import type { FeatureTools } from '@/server/serverFeature';
import { secondFactors } from '@/server/session/secondFactors';
import { base32, otpauthUri } from '@/server/session/totp';
import { readContext } from '@/server/writeContext';
import type { OwnProof } from './ownProof.server';
import {
  BeginSecondFactor,
  ConfirmSecondFactor,
  OthersSecondFactor,
  RecoveryCodes,
  SecondFactorSecret,
  SecondFactorState,
  TurnOffSecondFactor,
} from './secondFactor';

/** Codes of an authenticator app as a second factor: setting it up, turning it off, and an admin's way to take it away. */
export function secondFactorRoutes(app: FastifyInstance, tools: FeatureTools, proof: OwnProof): void {
  const { database } = tools;
  const factors = secondFactors(tools);
  const tags = ['session'];
  const own = { access: 'signed-in' } as const;
  const admins = { access: ['admin'] } as const;
  const path = '/api/second-factor';

  app.get(
    path,
    {
      config: own,
      schema: { tags, summary: 'Whether I sign in with a code too', response: { 200: SecondFactorState } },
    },
    (request) => stateOf(request),
  );

  app.post(
    `${path}/begin`,
    {
      config: own,
      schema: {
        tags,
        summary: 'Begin to set it up; nothing is asked for before the first code is confirmed',
        body: BeginSecondFactor,
        response: { 200: SecondFactorSecret },
      },
    },
    (request) => begin(request),
  );

  app.post(
    `${path}/confirm`,
    {
      config: own,
      schema: {
        tags,
        summary: 'Turn it on by the first code; tells ten recovery codes, once',
        body: ConfirmSecondFactor,
        response: { 200: RecoveryCodes },
      },
    },
    (request) => confirm(request),
  );

  app.post(
    `${path}/turn-off`,
    {
      config: own,
      schema: {
        tags,
        summary: 'Turn it off, by my password and a code',
        body: TurnOffSecondFactor,
        response: { 200: SecondFactorState },
      },
    },
    (request) => turnOff(request),
  );

  app.get(
    '/api/accounts/:id/second-factor',
    {
      config: admins,
      schema: {
        tags,
        summary: 'Whether somebody signs in with a code too',
        params: IdParams,
        response: { 200: OthersSecondFactor },
      },
    },
    (request) => isOnFor(request),
  );

  app.delete(
    '/api/accounts/:id/second-factor',
    {
      config: admins,
      schema: {
        tags,
        summary: 'Take somebody’s second factor away: the password alone signs them in again',
        params: IdParams,
        response: { 200: OthersSecondFactor },
      },
    },
    (request) => takeAway(request),
  );

  const idOf = (request: FastifyRequest) => knownId((request.params as IdParams).id);

  async function begin(request: FastifyRequest): Promise<SecondFactorSecret> {
    await proof.password(request, (request.body as BeginSecondFactor).password);
    const { user, practiceId } = signedIn(request);
    const secret = await factors.begin(user.id);
    if (!secret) throw new LockstepError('locked', 'It is on already. Turn it off first.');
    const { name } = await readPractice(database, practiceId);
    const issuer = `Lockstep ${name}`.replaceAll(':', ' ');
    return { uri: otpauthUri(secret, issuer, user.email), secret: base32(secret) };
  }

  async function confirm(request: FastifyRequest): Promise<RecoveryCodes> {
    const { code } = request.body as ConfirmSecondFactor;
    const { id } = signedIn(request).user;
    const recoveryCodes = await proof.code(request, () => factors.confirm(id, code, request.ip));
    return { recoveryCodes };
  }

  async function turnOff(request: FastifyRequest): Promise<SecondFactorState> {
    const { password, code } = request.body as TurnOffSecondFactor;
    const { id } = signedIn(request).user;
    await proof.password(request, password);
    await proof.code(request, async () => ((await factors.take(id, code, request.ip)) ? true : null));
    await factors.turnOff(id, request.ip);
    return stateOf(request);
  }

  async function isOnFor(request: FastifyRequest): Promise<OthersSecondFactor> {
    const [found] = await asRequest<{ is_on: boolean }>(
      request,
      sql`select has_second_factor(id) as is_on from member where id = ${idOf(request)}::uuid`,
    );
    if (!found) throw nobodyHere();
    return { isOn: found.is_on };
  }

  async function takeAway(request: FastifyRequest): Promise<OthersSecondFactor> {
    const [found] = await asRequest<{ is_theirs: boolean }>(
      request,
      sql`select reset_second_factor(${idOf(request)}::uuid, ${request.ip}) as is_theirs`,
    );
    if (!found?.is_theirs) throw nobodyHere();
    return { isOn: false };
  }

  async function asRequest<T>(request: FastifyRequest, query: ReturnType<typeof sql<T>>): Promise<T[]> {
    const { result } = await database.inPractice(readContext(request), (transaction) =>
      transaction.rows<T>(query),
    );
    return result;
  }

  async function stateOf(request: FastifyRequest): Promise<SecondFactorState> {
    const left = await factors.codesLeft(signedIn(request).user.id);
    return { isOn: left !== null, recoveryCodesLeft: left ?? 0 };
  }
}

function nobodyHere(): LockstepError {
  return new LockstepError('not_found', 'There is nobody with this id here.');
}
