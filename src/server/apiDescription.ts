import fastifySwagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { apiPage, apiPageStyles, type ApiDocument } from './apiPage';

/** OpenAPI 3.1, derived from the routes: register it before them. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Lockstep',
        version,
        description:
          'Live scheduling for care practices. Errors are RFC 9457 problem+json with a stable code; every write answers its feed position as lockstep-seq.',
      },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          cookie: { type: 'apiKey', in: 'cookie', name: 'lockstep_session' },
        },
      },
      security: [{ bearer: [] }, { cookie: [] }],
    },
    transform: jsonSchemaTransform,
  });
  const hidden = { config: { access: 'public' }, schema: { hide: true } } as const;
  app.get('/api/openapi.json', hidden, () => app.swagger());
  app.get('/api/docs', hidden, (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(apiPage(app.swagger() as ApiDocument)),
  );
  app.get('/api/docs.css', hidden, (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(apiPageStyles),
  );
}
