import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { deviceWords } from '@/server/deviceWords';
import type { FeatureTools } from '@/server/serverFeature';

const signInPath = '/api/auth/sign-in';

/**
 * Keeps who signed in, and whose sign-in was refused, once it is answered: what is kept changes neither the answer nor how
 * long it takes. Attempts with an e-mail that nobody has are kept nowhere: it may be a password in the wrong field.
 */
export function keepSignIns(
  app: FastifyInstance,
  { database, onError }: Pick<FeatureTools, 'database' | 'onError'>,
): { settled(): Promise<void> } {
  const running = new Set<Promise<void>>();

  app.addHook('onResponse', (request, reply, done) => {
    done();
    if (request.method !== 'POST' || request.routeOptions.url !== signInPath) return;
    const action = actionOf(reply.statusCode);
    const email: unknown = (request.body as { email?: unknown } | null | undefined)?.email;
    if (action === null || typeof email !== 'string' || email.includes('\0')) return;
    const device = deviceWords(request.headers['user-agent']);
    const keeping = keep(email.trim().toLowerCase(), action, request.ip, device)
      .catch(onError)
      .finally(() => running.delete(keeping));
    running.add(keeping);
  });

  async function keep(email: string, action: string, address: string, device: string | null): Promise<void> {
    await database.rows(sql`
      insert into audit_event (practice_id, account_id, action, entity, row_id, details)
      select practice_id, id, ${action}, 'session', null, 
             jsonb_strip_nulls(jsonb_build_object('address', ${address}::text, 'device', ${device}::text))
        from account where email = ${email}`);
  }

  return {
    async settled() {
      await Promise.all(running);
    },
  };
}

function actionOf(status: number): string | null {
  if (status === 200) return 'signedIn';
  return status === 401 || status === 429 ? 'refused' : null;
}
