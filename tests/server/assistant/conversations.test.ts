import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProcess, type InProcess } from '../inProcess';
import { makeAssistantPractice } from './assistantPractice';
import { behalf } from './conversations/behalf';
import { bookings } from './conversations/bookings';
import { changes } from './conversations/changes';
import { corrections } from './conversations/corrections';
import { german } from './conversations/german';
import { mischief } from './conversations/mischief';
import { phrasings } from './conversations/phrasings';
import { unmet } from './conversations/unmet';
import { conversationRunner, type Runner, type Verdict } from './runConversations';
import type { ScriptedConversation } from './scriptedConversation';

let server: InProcess;
let runner: Runner;

beforeAll(async () => {
  server = await inProcess();
  runner = await conversationRunner(server, await makeAssistantPractice(server, server.practice));
});
afterAll(() => server?.close());

async function play(name: string, conversations: readonly ScriptedConversation[]): Promise<void> {
  const verdicts: Verdict[] = [];
  for (const conversation of conversations) verdicts.push(await runner.run(conversation));
  const missed = verdicts.filter(({ wrong }) => wrong !== null);
  const sum = (of: (verdict: Verdict) => number) => verdicts.reduce((total, one) => total + of(one), 0);
  const [claims, others] = [sum((one) => one.claimsWithoutRecord), sum((one) => one.rowsOfOthers)];
  const reached = verdicts.length - missed.length;
  process.stdout.write(
    `${verdicts.length} ${name}: ${reached} reached, ${claims} claims without a record, ${others} rows of another person\n`,
  );
  for (const { wrong, transcript } of missed) process.stdout.write(`\nmissed: ${wrong}\n${transcript}\n`);
  expect([claims, others]).toEqual([0, 0]);
  expect(reached / verdicts.length).toBeGreaterThanOrEqual(0.95);
}

test('[Q3] English conversations end as they were meant to, and no claim is made without its row', async () => {
  await play('conversations', [
    ...bookings,
    ...phrasings,
    ...corrections,
    ...changes,
    ...mischief,
    ...behalf,
    ...unmet,
  ]);
}, 600_000);

test('so do German ones', async () => {
  await play('German conversations', german);
}, 120_000);
