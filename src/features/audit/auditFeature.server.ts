import type { FastifyInstance } from 'fastify';
import type { FeatureTools, ServerFeature } from '@/server/serverFeature';
import { readContext } from '@/server/writeContext';
import { AuditPage } from './auditEntry';
import { auditFileRoute, type WriteCsv } from './auditFile.server';
import { AuditQuery, parseAuditQuery } from './auditQuery.server';
import { keepSights } from './keepSights.server';
import { keepSignIns } from './keepSignIns.server';
import { readAudit } from './readAudit.server';

/** The audit log: who saw, changed or took out what, signed in or was refused, when, from where. Nobody can edit it. */
export function auditFeature(tools: FeatureTools, writeCsv: WriteCsv): ServerFeature {
  const sights = keepSights(tools);
  let signIns: ReturnType<typeof keepSignIns> | null = null;
  return {
    keepSight: sights.take,
    routes(app) {
      signIns = keepSignIns(app, tools);
      auditRoute(app, tools, sights.written);
      auditFileRoute(app, tools, writeCsv, sights.written);
    },
    async close() {
      await signIns?.settled();
      await sights.close();
    },
  };
}

/** @param written what was seen until now, through this node, is in the log afterwards */
function auditRoute(
  app: FastifyInstance,
  { database, tables }: FeatureTools,
  written: () => Promise<void>,
): void {
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
      const { after, limit, cursor: _cursor, ...filter } = parseAuditQuery(request.query);
      return written()
        .then(() =>
          database.inPractice(readContext(request), (transaction) =>
            readAudit(transaction, tables, { filter, limit, after }),
          ),
        )
        .then(({ result: { items, nextCursor } }) => ({ items, nextCursor }));
    },
  );
}
