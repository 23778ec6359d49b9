import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { busKey } from '@/sync/adapters/localStorageBus';
import { createFakeBrowser } from './fakeBrowser';
import { openService } from './openService';

const tabCount = 4;

const action = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('say' as const), tab: fc.nat(tabCount - 1) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(40) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('foreign' as const), text: fc.string() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('json' as const), value: fc.jsonValue() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('storage' as const),
      state: fc.constantFrom('works' as const, 'throws' as const),
    }),
  },
);

const weather = fc.record({
  duplicate: fc.double({ min: 0, max: 1, noNaN: true }),
  drop: fc.constantFrom(0, 0, 0.2),
  delayMs: fc.constantFrom(0, 5, 100),
});

test('[B8] [B9] [B18] whatever is duplicated, delayed, reordered or dropped, nobody hears a message twice, and all hear every one that was not dropped', async () => {
  const exercised = { duplicates: 0, reordered: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      weather,
      fc.boolean(),
      fc.array(action, { maxLength: 60 }),
      async (seed, sky, echo, actions) => {
        const browser = createFakeBrowser({ seed, echo, weather: sky });
        const tabs = Array.from({ length: tabCount }, () => openService(browser));
        const said: string[][] = tabs.map(() => []);
        for (const step of actions) {
          if (step.kind === 'say') {
            const text = `${step.tab}:${said[step.tab]?.length}`;
            said[step.tab]?.push(text);
            tabs[step.tab]?.service.broadcastWithImmediate('thing_updated', text);
          } else if (step.kind === 'wait') {
            await browser.settle();
            browser.clock.advance(step.ms);
            browser.clock.shift(step.ms % 2 === 0 ? 86_400_000 : -86_400_000);
          } else if (step.kind === 'foreign') browser.foreign.set(busKey, step.text);
          else if (step.kind === 'json') browser.foreign.set(busKey, JSON.stringify(step.value));
          else if (step.kind === 'clear') browser.foreign.clear();
          else browser.settings.storage = step.state;
        }
        await browser.settle();
        for (const [i, { heard, errors }] of tabs.entries()) {
          const others = heard.filter(({ source }) => source === 'tab').map(({ data }) => data as string);
          const expected = said.flatMap((texts, from) => (from === i ? [] : texts));
          expect(new Set(others).size).toBe(others.length);
          if (sky.drop === 0) expect(new Set(others)).toEqual(new Set(expected));
          else for (const text of others) expect(expected).toContain(text);
          for (const [from, texts] of said.entries()) {
            if (from === i) continue;
            const inOrder = texts.filter((text) => others.includes(text));
            const arrived = others.filter((text) => text.startsWith(`${from}:`));
            // Two ways do not wait for one another: the receiver's order is kept as long as one of them is enough.
            const oneWay = !actions.some((step) => step.kind === 'storage' && step.state === 'throws');
            if (sky.delayMs === 0 && oneWay) expect(arrived).toEqual(inOrder);
            else if (arrived.join() !== inOrder.join()) exercised.reordered++;
          }
          expect(errors).toEqual([]);
        }
        expect(browser.uncaught).toEqual([]);
        exercised.duplicates += browser.counts.duplicates;
      },
    ),
    { numRuns: 150 },
  );
  expect(exercised.duplicates).toBeGreaterThan(0);
  expect(exercised.reordered).toBeGreaterThan(0);
});
