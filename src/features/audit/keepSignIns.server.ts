import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { deviceWords } from '@/server/deviceWords';
import type { FeatureTools } from '@/server/serverFeature';
import { secondFactorPath, signInPath } from '@/server/session/signInRoutes';

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
    const action = actionOf(request.routeOptions.url, reply.statusCode);
    if (action === null || request.triedAccount === null) return;
    const device = deviceWords(request.headers['user-agent']);
    const keeping = keep(request.triedAccount, action, request.ip, device)
      .catch(onError)
      .finally(() => running.delete(keeping));
    running.add(keeping);
  });

  async function keep(
    accountId: string,
    action: string,
    address: string,
    device: string | null,
  ): Promise<void> {
    await database.rows(sql`
      insert into audit_event (practice_id, account_id, action, entity, row_id, details)
      select practice_id, id, ${action}, 'session', null,
             jsonb_strip_nulls(jsonb_build_object('address', ${address}::text, 'device', ${device}::text))
        from account where id = ${accountId}::uuid`);
  }

  return {
    async settled() {
      await Promise.all(running);
    },
  };
}

const refused = new Set([401, 429]);

function actionOf(url: string | undefined, status: number): string | null {
  if (url !== signInPath && url !== secondFactorPath) return null;
  if (status === 200) return 'signedIn';
  if (!refused.has(status)) return null;
  return url === signInPath ? 'refused' : 'codeRefused';
}
