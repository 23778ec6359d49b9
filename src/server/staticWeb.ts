import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LockstepError } from '@/domain/errors';
import { appPage } from './appPage';
import type { RandomBytes } from './ports';

/**
 * Serves the built web app: files with a hash in their name for ever, everything else fresh, and the app's page for
 * any address below which a browser asks for HTML.
 * @param root folder of the built web app; where there is none, only the API is served
 */
export async function staticWeb(
  app: FastifyInstance,
  root: string | null,
  random: RandomBytes,
): Promise<void> {
  const built = root !== null && existsSync(join(root, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root,
      serve: false,
      dotfiles: 'ignore',
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = /[\\/]assets[\\/]/.test(path);
        reply.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    const sendPage = appPage(join(root, 'index.html'), random);
    app.get('/*', { config: { access: 'public' }, schema: { hide: true } }, (request, reply) => {
      const path = (request.params as { '*': string })['*'];
      const isFile = /\.\w+$/.test(path);
      const isPage = path === '' || path === 'index.html' || (!isFile && wantsPage(request));
      return isPage ? sendPage(reply) : reply.sendFile(path);
    });
  }
  // Ahead of the web app's catch-all: an address below /api is never a page of it.
  for (const url of ['/api', '/api/*']) {
    app.all(url, { config: { access: 'public' }, schema: { hide: true } }, () => {
      throw nothingHere();
    });
  }
  app.setNotFoundHandler(() => {
    throw nothingHere();
  });
}

function wantsPage({ method, headers }: FastifyRequest): boolean {
  return (method === 'GET' || method === 'HEAD') && (headers.accept ?? '').includes('text/html');
}

function nothingHere(): LockstepError {
  return new LockstepError('not_found', 'There is nothing at this address.');
}
