import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastify, { LogController, type FastifyInstance } from 'fastify';
import type { Entity } from '@/domain/entity';
import type { DemoSignIns } from '@/protocol/session';
import { controlAccess } from './accessControl';
import { describeApi } from './apiDescription';
import { changeFeed, changeFeedRoutes } from './changeFeed';
import { loadEntityTables } from './database/entityTable';
import { applyRolePolicies } from './database/rolePolicies';
import type { Database } from './database/openDatabase';
import { documentHeadersOnly } from './documentHeaders';
import { entityRoutes } from './entityRoutes';
import { followedFeed } from './followedFeed';
import { jsonBodies } from './jsonBodies';
import type { Ids, RandomBytes, Scheduler, ServerClock } from './ports';
import { practiceRoutes } from './practiceRoutes';
import { replyWithProblem } from './problemReply';
import { createPush } from './push/createPush';
import { eventsRoute } from './push/eventsRoute';
import { defaultLimits, type PushLimits } from './push/limits';
import { metricsRoute } from './push/metricsRoute';
import { realtimeRoutes } from './realtimeRoutes';
import { logRequests } from './requestLog';
import { contentSecurityPolicy } from './contentSecurityPolicy';
import { setupRoute } from './setup/setupRoute';
import { passwordCheck } from './session/passwords';
import { pendingSignIns } from './session/pendingSignIns';
import { secondFactors } from './session/secondFactors';
import { databaseSessions } from './session/sessions';
import { sessionRoutes } from './session/sessionRoutes';
import { signInLimit } from './session/signInLimit';
import { type MakeServerFeature } from './serverFeature';
import { watchSights } from './sights';
import { startFeatures } from './startFeatures';
import { staticWeb } from './staticWeb';
import { zodValidation } from './zodValidation';

export interface ServerOptions {
  /** Migrated, and open as long as the server is. */
  database: Database;
  entities: readonly Entity[];
  /** What features add beside their definitions. */
  features: readonly MakeServerFeature[];
  clock: ServerClock;
  scheduler: Scheduler;
  ids: Ids;
  random: RandomBytes;
  /** Folder of the built web app; null serves the API alone. */
  webRoot: string | null;
  logLevel: string;
  /** Factor on every polling interval, told to the browser with its session. */
  pollingFactor: number;
  /** After so long without a request a session is over. */
  sessionIdleMs: number;
  /** What the sign-in page may offer. */
  demo: DemoSignIns;
  /** Where push keeps to other limits than the usual ones. */
  push?: Partial<PushLimits>;
  version: string;
}

const bodyLimit = 1024 * 1024;

/** The whole server as a value: call it by `inject` without a port, or let it listen. Closing it keeps the database open. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { database, entities, clock, scheduler, ids, random, pollingFactor, demo } = options;
  const app = fastify({
    logger: { level: options.logLevel },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    genReqId: () => ids.next(),
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => replyWithProblem(error, request, reply),
  });
  app.setErrorHandler(replyWithProblem);
  app.setValidatorCompiler(zodValidation);
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  jsonBodies(app);
  logRequests(app);

  await app.register(fastifyHelmet, { contentSecurityPolicy, strictTransportSecurity: false });
  documentHeadersOnly(app);
  await app.register(fastifyCookie);
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url !== '/*') void reply.header('cache-control', 'no-store');
  });
  const sessions = databaseSessions({ database, clock, random, idleMs: options.sessionIdleMs });
  controlAccess(app, sessions, clock);
  await describeApi(app, options.version);

  const tables = await loadEntityTables(database, entities);
  await applyRolePolicies(database, tables);
  const limit = signInLimit({ database, clock, scheduler, ids });
  sessionRoutes(app, {
    database,
    clock,
    sessions,
    passwords: passwordCheck(random),
    secondFactors: secondFactors({ database, clock, random }),
    pending: pendingSignIns({ database, clock, random }),
    limit,
    pollingFactor,
    demo,
  });
  setupRoute(app, { database, clock, ids, limit });
  practiceRoutes(app, database);
  const onError = (error: unknown) => app.log.error({ err: error }, 'by itself');
  const features = startFeatures(options, tables, onError);
  watchSights(app, tables, features.takeSight);
  for (const table of tables) entityRoutes(app, { database, table, ids, rules: features.rulesOf(table) });
  features.addRoutes(app);
  app.addHook('onClose', () => features.close());
  const feed = changeFeed(database, tables);
  changeFeedRoutes(app, feed, followedFeed(tables));
  const push = createPush({
    database,
    tables,
    feed,
    sessions,
    clock,
    scheduler,
    ids,
    random,
    limits: { ...defaultLimits, ...options.push },
    onError,
  });
  app.addHook('preClose', () => push.drain());
  app.addHook('onClose', () => push.close());
  eventsRoute(app, push, followedFeed(tables));
  realtimeRoutes(app, { push, entities, clock });
  metricsRoute(app, push);
  await staticWeb(app, options.webRoot);
  return app;
}
