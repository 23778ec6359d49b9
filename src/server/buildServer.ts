import fastifyCookie from '@fastify/cookie';
import fastify, { LogController, type FastifyInstance } from 'fastify';
import type { Entity } from '@/domain/entity';
import type { DemoSignIns } from '@/protocol/session';
import { controlAccess } from './accessControl';
import { describeApi } from './apiDescription';
import { answerClientError, ignoreExpectations } from './clientErrors';
import { changeFeed, changeFeedRoutes } from './changeFeed';
import { loadEntityTables } from './database/entityTable';
import { applyRolePolicies } from './database/rolePolicies';
import type { Database } from './database/openDatabase';
import { documentHeaders } from './documentHeaders';
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
import { loggedError } from './loggedError';
import { limitRequests } from './requestLimits';
import { logRequests } from './requestLog';
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
  /** Requests of one session in a minute; 0: as many as it likes. */
  rateLimitPerMinute: number;
  /** A proxy in front speaks TLS to the browsers: what it says of them is believed. */
  behindTls: boolean;
  /** Where the log goes instead of the standard output. */
  logTo?: { write(line: string): void };
  version: string;
}

const bodyLimit = 1024 * 1024;
/** Many times what the database works on at once: above that, waiting helps nobody. */
const mostAtOnce = 2_000;

/** The whole server as a value: call it by `inject` without a port, or let it listen. Closing it keeps the database open. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { database, entities, clock, scheduler, ids, random, pollingFactor, demo } = options;
  const app = fastify({
    logger: {
      level: options.logLevel,
      serializers: { err: (error: unknown) => ({ ...loggedError(error) }) },
      ...(options.logTo ? { stream: options.logTo } : {}),
    },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    // One proxy, the nearest: what others say could be anybody's words.
    trustProxy: options.behindTls && ((_address: string, hop: number) => hop === 0),
    genReqId: () => ids.next(),
    clientErrorHandler: answerClientError(ids),
    // Whoever names no host is told so as a problem by `assertHost`, not by an empty answer.
    http: { requireHostHeader: false },
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => replyWithProblem(error, request, reply),
  });
  ignoreExpectations(app);
  app.setErrorHandler(replyWithProblem);
  app.setValidatorCompiler(zodValidation);
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  jsonBodies(app);
  logRequests(app);

  await documentHeaders(app, options.behindTls);
  await app.register(fastifyCookie);
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url !== '/*') void reply.header('cache-control', 'no-store');
  });
  const sessions = databaseSessions({ database, clock, random, idleMs: options.sessionIdleMs });
  const limits = limitRequests(app, { clock, perMinute: options.rateLimitPerMinute, mostAtOnce });
  controlAccess(app, { sessions, clock, limits });
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
  await staticWeb(app, options.webRoot, random);
  return app;
}
