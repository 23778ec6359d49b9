import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { entities } from '@/features/entities';
import { serverFeatures } from '@/features/serverFeatures.server';
import type { ServerOptions } from '@/server/buildServer';
import type { Database } from '@/server/database/openDatabase';
import type { Scheduler } from '@/server/ports';

/** Timers shorter than this are one step. */
const stepMs = 100;
const mostSteps = 20;

/**
 * Timers of the machine. The longer ones go in steps: where the machine stood still for a while, nobody could use that time, and
 * no more than a step of it counts.
 */
export const realTimers: Scheduler = {
  after(delayMs, run) {
    let left = Math.max(1, Math.min(mostSteps, Math.floor(delayMs / stepMs)));
    const eachMs = delayMs / left;
    const step = () => {
      left--;
      if (left === 0) run();
      else timer = setTimeout(step, eachMs);
    };
    let timer = setTimeout(step, eachMs);
    return () => clearTimeout(timer);
  },
};

/** The product's own server, without its web app, on a clock of the test's. `TEST_LOG` makes it speak. */
export function testServerOptions(database: Database, now: () => number): ServerOptions {
  return {
    database,
    entities,
    features: serverFeatures,
    clock: { now },
    scheduler: realTimers,
    ids: { next: () => v7() },
    random: randomBytes,
    webRoot: null,
    logLevel: process.env['TEST_LOG'] ?? 'silent',
    pollingFactor: 1,
    rateLimitPerMinute: 0,
    behindTls: false,
    sessionIdleMs: 12 * 60 * 60_000,
    demo: { signIns: [], password: null },
    version: 'test',
  };
}
