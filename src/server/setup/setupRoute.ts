import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { LockstepError } from '@/domain/errors';
import { Setup } from '@/protocol/setup';
import type { SignInLimit } from '../session/signInLimit';
import { createFirstPractice, type SetupTools } from './createFirstPractice';

export interface SetupRouteOptions extends SetupTools {
  limit: SignInLimit;
}

/** By which the first practice of an empty database is created. Later ones are the database owner's to add. */
export function setupRoute(instance: FastifyInstance, { limit, ...tools }: SetupRouteOptions): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.post(
    '/api/setup',
    {
      config: { access: 'public' },
      schema: {
        tags: ['session'],
        summary: 'Create the first practice and its admin, by the one-time link that the server printed',
        body: Setup,
      },
    },
    async (request, reply) => {
      // Guessing tokens is slowed down as guessing passwords is.
      const isDone = await limit.attempt({ kind: 'link', whose: null, address: request.ip }, async () =>
        (await createFirstPractice(tools, request.body)) ? true : null,
      );
      if (isDone === null) {
        throw new LockstepError(
          'not_found',
          'This link was used, is too old or was never made. Restart the server for another one.',
        );
      }
      return reply.code(204).send();
    },
  );
}
