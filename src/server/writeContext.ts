import type { FastifyRequest } from 'fastify';
import { LockstepError } from '@/domain/errors';
import { Id } from '@/domain/primitives';
import { headers } from '@/protocol/headers';
import { signedIn } from './accessControl';
import type { RequestContext } from './database/practiceTransaction';
import { deviceWords } from './deviceWords';

/**
 * Who a request works for, with the tab and the mutation it names.
 * @throws LockstepError `malformed_request` if one of those headers is no UUID
 */
export function writeContext(request: FastifyRequest): RequestContext {
  return {
    ...readContext(request),
    client: uuidHeader(request, headers.client),
    mutationId: uuidHeader(request, headers.idempotencyKey),
  };
}

/** The same for a request that only reads: what its headers name does not matter. */
export function readContext(request: FastifyRequest): RequestContext {
  const { user, practiceId } = signedIn(request);
  const { id: accountId, role, staffId, patientId } = user;
  return {
    practiceId,
    accountId,
    role,
    staffId,
    patientId,
    client: null,
    mutationId: null,
    address: request.ip,
    device: deviceWords(request.headers['user-agent']),
  };
}

function uuidHeader(request: FastifyRequest, name: string): string | null {
  const given = request.headers[name];
  if (given === undefined) return null;
  const id = Id.safeParse(typeof given === 'string' ? given.toLowerCase() : given);
  if (id.success) return id.data;
  throw new LockstepError('malformed_request', `The header ${name} must be a UUID. Nothing was changed.`);
}
