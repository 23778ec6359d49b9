import type { FastifyInstance } from 'fastify';
import { illegalStatus, statusesAfter } from '@/domain/statusFlow';
import { signedIn } from '@/server/accessControl';
import type { Transaction } from '@/server/database/practiceTransaction';
import { foundRow, IdParams, knownId, routeFor } from '@/server/entityRules';
import { answerMutation } from '@/server/mutation';
import { answered } from '@/server/rowChange';
import type { FeatureTools } from '@/server/serverFeature';
import { readContext } from '@/server/writeContext';
import { imports, type ImportJob } from './importJob';
import { previewOf } from './importPreview.server';
import { ImportPreview, previewRows, RunOptions } from './importReport';
import type { ImportRunner } from './importRunner.server';
import { importFlow, type ImportStatus } from './importStatus';
import { lockImport, moveImport, type ImportMove } from './moveImport.server';
import { subjects } from './subjects';

const base = `/api/${imports.path}`;

/** What can be done with a file that was read. */
export function importRoutes(app: FastifyInstance, tools: FeatureTools, runner: ImportRunner): void {
  const { database } = tools;
  const jobs = () => tools.tableOf(imports.name);

  const move = async (transaction: Transaction, id: string, status: ImportStatus, more: ImportMove = {}) => {
    const job = foundRow(await lockImport(transaction, jobs(), id)) as unknown as ImportJob;
    const allowed = statusesAfter(importFlow, job.status);
    if (!allowed.includes(status)) throw illegalStatus(job.status, status, allowed);
    return moveImport(transaction, jobs(), id, { status, ...more });
  };

  app.get(
    `${base}/:id/preview`,
    routeFor(imports, 'see', {
      summary: `The first ${previewRows} rows of a file that was read, as they would be written`,
      params: IdParams,
      response: { 200: ImportPreview },
    }),
    async (request) => {
      const id = knownId((request.params as IdParams).id);
      const { role } = signedIn(request).user;
      const { result } = await database.inPractice(readContext(request), async (transaction) => {
        const { subject } = foundRow(await lockImport(transaction, jobs(), id)) as unknown as ImportJob;
        const table = tools.tableOf(subjects[subject].entity);
        return previewOf(transaction, subject, table, role, id, previewRows);
      });
      return { rows: result };
    },
  );

  app.post(
    `${base}/:id/run`,
    routeFor(imports, 'see', {
      summary: 'Write the rows of a file that was read: it goes on by itself, and everybody sees them arrive',
      params: IdParams,
      body: RunOptions,
      response: { 200: imports.row },
    }),
    async (request, reply) => {
      const id = knownId((request.params as IdParams).id);
      const { duplicates } = request.body as RunOptions;
      await answerMutation(database, request, reply, async (transaction) =>
        answered(imports, request, await move(transaction, id, 'running', { duplicates })),
      );
      runner.wake();
      return reply;
    },
  );

  app.post(
    `${base}/:id/cancel`,
    routeFor(imports, 'see', {
      summary: 'Forget a file that was read',
      params: IdParams,
      response: { 200: imports.row },
    }),
    (request, reply) => {
      const id = knownId((request.params as IdParams).id);
      return answerMutation(database, request, reply, async (transaction) =>
        answered(imports, request, await move(transaction, id, 'cancelled')),
      );
    },
  );
}
