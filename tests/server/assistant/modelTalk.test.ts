import { afterAll, beforeAll, expect, test } from 'vitest';
import { languageModel } from '@/features/assistant/languageModel.server';
import { modelTalk } from '@/features/assistant/modelTalk.server';
import { serverFeaturesTalkingBy } from '@/features/serverFeatures.server';
import { inProcess, type InProcess } from '../inProcess';
import { realTimers } from '../testServerOptions';
import { makeAssistantPractice } from './assistantPractice';
import { bookings } from './conversations/bookings';
import { changes } from './conversations/changes';
import { mischief } from './conversations/mischief';
import { conversationRunner, type Runner } from './runConversations';
import { fakeModel, type FakeModel, faults } from './fakeModel';

let model: FakeModel;
let server: InProcess;
let runner: Runner;
const failures: unknown[] = [];

beforeAll(async () => {
  model = await fakeModel();
  const talk = modelTalk({
    model: languageModel({ baseUrl: model.url, model: 'fake', apiKey: 'secret' }),
    // Only a model that never ends is not waited for: a busy machine takes its time for the others.
    scheduler: {
      after: (delayMs, run) =>
        realTimers.after(model.behaviour === 'a hanging stream' ? 1_000 : delayMs, run),
    },
    timeoutMs: 60_000,
    onError: (error) => failures.push(error),
  });
  server = await inProcess({ features: serverFeaturesTalkingBy(talk) });
  runner = await conversationRunner(server, await makeAssistantPractice(server, server.practice));
});
afterAll(async () => {
  await server?.close();
  await model?.close();
});

/** A few of each kind: with a model in between each takes longer. */
const conversations = [
  ...bookings.slice(0, 4),
  ...changes.slice(0, 2),
  ...changes.slice(22, 24),
  ...mischief.slice(60, 62),
];

test.each(faults)(
  '[Q6] with %s from the model the engine answers, and nothing wrong is written',
  async (fault) => {
    model.behaviour = fault;
    const [askedBefore, played] = [
      model.asked,
      fault === 'a hanging stream' ? conversations.slice(0, 2) : conversations,
    ];
    for (const conversation of played) {
      const { wrong, transcript, claimsWithoutRecord, rowsOfOthers } = await runner.run(conversation);
      expect([wrong, claimsWithoutRecord, rowsOfOthers], `${wrong}\n${transcript}`).toEqual([null, 0, 0]);
    }
    expect(model.asked).toBeGreaterThan(askedBefore);
  },
  120_000,
);

test('what the model says stands before the times that the search gave, and a yes is the engine’s to understand', async () => {
  model.behaviour = 'as it should';
  const verdict = await runner.run({
    says: ['I would fancy something relaxing with James', 'the first one', 'yes'],
    books: [['swedish', 'james', 'any', 'offered:1']],
  });
  expect(verdict.wrong, verdict.transcript).toBeNull();
  expect(verdict.transcript).toContain('Here is what I found for you.\n  These times are free:\n  1. ');
});

test('why a model failed tells nothing of what was said', () => {
  expect(failures.length).toBeGreaterThan(0);
  expect(
    failures.map(String).filter((text) => !/^Error: The language model did not answer: \w+$/.test(text)),
  ).toEqual([]);
});
