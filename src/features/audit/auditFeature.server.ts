import type { FastifyInstance } from 'fastify';
import type { FeatureTools, ServerFeature } from '@/server/serverFeature';
import { readContext } from '@/server/writeContext';
import { AuditPage } from './auditEntry';
import { AuditQuery, parseAuditQuery } from './auditQuery.server';
import { keepSignIns } from './keepSignIns.server';
import { readAudit } from './readAudit.server';

/** The audit log: who changed what, signed in or was refused, took what out, when, from where. Nobody can edit it. */
export function auditFeature(tools: FeatureTools): ServerFeature {
  let signIns: ReturnType<typeof keepSignIns> | null = null;
  return {
    routes(app) {
      signIns = keepSignIns(app, tools);
      auditRoute(app, tools);
    },
    async close() {
      await signIns?.settled();
    },
  };
}

function auditRoute(app: FastifyInstance, { database, tableOf }: FeatureTools): void {
  app.get(
    '/api/audit',
    {
      config: { access: ['admin'] },
      schema: {
        tags: ['audit'],
        summary:
          'Who did what, when, from where; newest first. Of a change it names the fields, not their values',
        querystring: AuditQuery,
        response: { 200: AuditPage },
      },
    },
    (request) => {
      const query = parseAuditQuery(request.query);
      return database
        .inPractice(readContext(request), (transaction) => readAudit(transaction, tableOf, query))
        .then(({ result }) => result);
    },
  );
}
