import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { entities } from '@/features/entities';
import { languageModel } from '@/features/assistant/languageModel.server';
import { modelTalk } from '@/features/assistant/modelTalk.server';
import { serverFeaturesTalkingBy } from '@/features/serverFeatures.server';
import type { DemoSignIns } from '@/protocol/session';
import { setupLink } from '@/protocol/setup';
import { buildServer } from '@/server/buildServer';
import { type Config, readConfig } from '@/server/config';
import { startEmbeddedCluster } from '@/server/database/embeddedCluster';
import { tidy } from '@/server/database/housekeeping';
import { migrate } from '@/server/database/migrate';
import { openDatabase } from '@/server/database/openDatabase';
import { demoSignIns, seedDemo } from '@/server/demo/seedDemo';
import type { Scheduler } from '@/server/ports';
import { makeSetupToken, setupHours } from '@/server/setup/makeSetupToken';

/** The API's root: joins configuration, database and server, and ends them in the opposite order. */

const tidyEveryMs = 60 * 60_000;
/** What has not ended by itself by then is cut off; everything acknowledged is on disk already. */
const drainMs = 4_000;

const clock = { now: () => Date.now() };
const scheduler: Scheduler = {
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
const ids = { next: () => v7() };

/** Who does the assistant's talking; null: its own engine alone. */
function talkOf({ languageModel: given }: Config) {
  if (!given) return null;
  return modelTalk({
    model: languageModel(given),
    scheduler,
    onError: (error) => say(String(error)),
  });
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const cluster = config.databaseUrl === null ? await startEmbeddedCluster(config.dataDir) : null;
  const url = config.databaseUrl ?? cluster?.url ?? '';
  const database = openDatabase({
    url,
    onError: (error) => say(`The database connection broke: ${error.message}`),
  });
  const closing: (() => Promise<unknown>)[] = [() => database.close(), async () => cluster?.stop()];
  let exitCode = 0;
  let ending = false;
  const end = async (code: number) => {
    exitCode ||= code;
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(exitCode || 1), drainMs).unref();
    for (const close of closing) await close();
    process.exit(exitCode);
  };
  process.on('SIGTERM', () => void end(0));
  process.on('SIGINT', () => void end(0));
  void cluster?.lost.then(() => {
    if (!ending) say('PostgreSQL has ended. Lockstep ends too; start it again.');
    return end(1);
  });

  try {
    await migrate(database);
    if (config.demo) await seedDemo(database, clock, ids);
    const demo = config.demo ? await demoSignIns(database) : { signIns: [], password: null };
    const app = await buildServer({
      ...config,
      push: { streamsPerPerson: config.streamsPerPerson },
      database,
      entities,
      features: serverFeaturesTalkingBy(talkOf(config)),
      clock,
      scheduler,
      ids,
      random: randomBytes,
      webRoot: fileURLToPath(new URL('../dist', import.meta.url)),
      demo,
      version: process.env['npm_package_version'] ?? '0.1.0',
    });
    closing.unshift(() => drain(app));
    await app.listen({ port: config.port, host: config.host });
    const tidyNow = () =>
      tidy(database, clock.now(), config.sessionIdleMs, entities).catch((error: unknown) =>
        app.log.error({ err: error }, 'tidy'),
      );
    const tidying = setInterval(() => void tidyNow(), tidyEveryMs);
    closing.unshift(async () => clearInterval(tidying));
    await tidyNow();
    const { port } = app.server.address() as AddressInfo;
    const address = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
    greet(address, demo);
    const token = await makeSetupToken(database, clock, randomBytes);
    if (token) {
      say('There is no practice yet. Create it and its admin by this link, once:');
      say(`  ${setupLink(address, token)}`);
      say(`It lasts ${setupHours} hours; every start without a practice prints another one.`);
    }
  } catch (error) {
    process.stderr.write(`${reason(error)}\n`);
    await end(1);
  }
}

/** Ends what is in flight. Connections that fall idle meanwhile are closed: a browser would keep them for a minute. */
async function drain(app: FastifyInstance): Promise<void> {
  const closingIdle = setInterval(() => app.server.closeIdleConnections(), 50);
  await app.close();
  clearInterval(closingIdle);
}

function greet(address: string, { signIns, password }: DemoSignIns): void {
  say(`Lockstep is ready at ${address}`);
  if (password === null) return;
  say(`Demo sign-ins, all with the password ${password}:`);
  for (const { email, name, role } of signIns) say(`  ${email.padEnd(32)} ${role.padEnd(10)} ${name}`);
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    return `${error.message}. Set PORT to another one.`;
  return error.message;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  await start();
} catch (error) {
  process.stderr.write(`${reason(error)}\n`);
  process.exit(1);
}
