import type { Source } from '@/sync/core/replica';
import { entriesOf } from './judge';
import { healAndSettle } from './settle';
import type { Schedule } from './schedule';
import { doStep, type StepKind } from './steps/steps';
import { createWorld } from './world';

export interface Outcome {
  /** What was wrong at the end; nothing if all was well. */
  readonly wrong: readonly string[];
  /** What happened, one line a step; only if asked for. */
  readonly story: readonly string[];
  /** How often each kind of step had something to do. */
  readonly did: ReadonlyMap<StepKind, number>;
  /** By how many ways rows that are held in the end came last. */
  readonly ways: ReadonlySet<Source>;
  /** Writes that were stored. */
  readonly stored: number;
}

/** Runs a schedule to its end and judges what is left. Within one task; see `inOneTask`. */
export function runSchedule(schedule: Schedule, { tells = false } = {}): Outcome {
  const { seed, browsers, tabsPerBrowser } = schedule;
  const world = createWorld({ seed, browsers });
  const stage = { world, tabsPerBrowser };
  const story: string[] = [];
  const did = new Map<StepKind, number>();
  const tell = (line: string) => {
    if (tells) story.push(`${String(world.clock.elapsedMs()).padStart(7)} ms  ${line}`);
  };
  let wrong: string[] = [];
  try {
    for (const browser of world.browsers) browser.openTab();
    for (const [n, kind, passMs] of schedule.steps) {
      world.reseed(n);
      const step = doStep(kind, stage);
      tell(`#${n} ${step.did}: ${step.said}`);
      did.set(step.did, (did.get(step.did) ?? 0) + 1);
      world.passInTask(passMs);
    }
    tell('all disturbance ends');
    wrong = healAndSettle(world, schedule);
  } catch (error) {
    wrong = [`thrown: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
  const ways = new Set(world.allTabs().flatMap((tab) => entriesOf(tab).map(({ via }) => via)));
  const outcome = { wrong, story, did, ways, stored: world.outcomes.stored };
  world.closeAll();
  return outcome;
}
