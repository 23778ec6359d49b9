import { createFraction } from '../sync/fakeBrowser';
import type { BrowserOptions } from './simulatedBrowser';
import { type StepKind, stepWeights } from './steps/steps';
import { staffIds } from './world';

/**
 * All that is decided before a world begins. A step draws what it needs from the seed and its own number, so that a
 * schedule without some of its steps is a schedule as well, in which the others still do much the same.
 */
export interface Schedule {
  readonly seed: number;
  readonly browsers: readonly BrowserOptions[];
  readonly tabsPerBrowser: number;
  /** Whether healing ends the weather between tabs, and brings all tabs to the front. */
  readonly healsWeather: boolean;
  readonly showsAll: boolean;
  readonly steps: readonly Step[];
}

/** Its number, what happens, and the ms that pass afterwards. */
export type Step = readonly [n: number, kind: StepKind, passMs: number];

export const stepCount = 200;

const allKinds = Object.keys(stepWeights) as StepKind[];
const weightOfAll = allKinds.reduce((sum, kind) => sum + stepWeights[kind], 0);

/** The schedule of this seed: sizes, weather and steps all vary with it. */
export function scheduleOf(seed: number, count = stepCount): Schedule {
  const fraction = createFraction(seed * 7919);
  const upTo = (most: number) => 1 + Math.floor(fraction() * most);
  const isStormy = fraction() < 0.65;

  function browser(_none: unknown, i: number): BrowserOptions {
    const staff = i > 0 && fraction() < 0.3 ? staffIds.slice(0, 2) : undefined;
    return {
      locks: fraction() < 0.8,
      stream: fraction() < 0.75,
      ...(staff ? { staffIds: staff } : {}),
      ...(isStormy ? { weather: { drop: 0.1, duplicate: 0.1, delayMs: 200 }, loss: 0.1 } : {}),
      ...busOf(fraction()),
      ...(fraction() < 0.25 ? { pageRows: 4 } : {}),
      ...(fraction() < 0.15 ? { maxMessageBytes: 300 } : {}),
    };
  }

  const longestMs = [300, 2_000, 8_000][Math.floor(fraction() * 3)] ?? 300;
  return {
    seed,
    browsers: Array.from({ length: upTo(3) }, browser),
    tabsPerBrowser: upTo(4),
    healsWeather: fraction() < 0.7,
    showsAll: fraction() < 0.7,
    steps: Array.from({ length: count }, (_none, n) => {
      return [n, kindAt(fraction() * weightOfAll), Math.floor(fraction() ** 4 * longestMs)];
    }),
  };
}

function busOf(place: number): Pick<BrowserOptions, 'bus'> {
  if (place < 0.75) return {};
  return { bus: place < 0.85 ? 'channels' : place < 0.95 ? 'echoing' : 'none' };
}

function kindAt(place: number): StepKind {
  let left = place;
  return allKinds.find((kind) => (left -= stepWeights[kind]) < 0) ?? 'create';
}
