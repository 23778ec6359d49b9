import * as fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProcess, type InProcess } from '../inProcess';
import { judgeEditing, judgeOpenEdits } from './editingJudge';
import type { EditingTab } from './editingPerson';
import { anyEditStep, type EditStep, runEditing } from './editingRun';

let server: InProcess;
let tabs: readonly [EditingTab, EditingTab];

beforeAll(async () => {
  server = await inProcess();
  const { assistant, therapist } = server.practice.email;
  const open = async (email: string): Promise<EditingTab> => {
    const client = v7();
    return { client, caller: await server.signIn(email, client) };
  };
  tabs = [await open(assistant), await open(therapist)];
});
afterAll(() => server.close());

/** Of 10 to 50 steps each; two of three are a write that the server accepts, refuses or merges. */
const numRuns = Number(process.env['EDIT_RUNS'] ?? 150);

const by = (who: 0 | 1, what: EditStep['what']): EditStep => ({ who, what, field: 'notes', pick: 0 });

/** A person types back what they saved first, while another value of theirs is on its way, and the other writes. */
const typedBack: EditStep[] = [
  by(0, 'type'),
  by(0, 'save'),
  by(0, 'send'),
  by(0, 'write'),
  by(1, 'hear'),
  by(0, 'hear'),
  by(0, 'copy'),
  by(1, 'write'),
  by(0, 'hear'),
  by(0, 'reach'),
];

test('of 500 edits by two people at once, and more, nothing is lost unseen, and all end the same', async () => {
  const total = { conflicts: 0, choices: 0, merges: 0, accepted: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(anyEditStep, { minLength: 10, maxLength: 50, size: 'max' }), async (steps) => {
      const run = await runEditing(tabs, steps, judgeOpenEdits);
      const { conflicts, merges, accepted } = await judgeEditing(server, run);
      total.conflicts += conflicts;
      total.choices += run.choices;
      total.merges += merges;
      total.accepted += accepted;
    }),
    { numRuns, examples: [[typedBack]] },
  );
  expect(total.accepted).toBeGreaterThanOrEqual(500);
  // A third of what they come to on average: too little means that the runs no longer go where people meet.
  expect(total.conflicts).toBeGreaterThan(numRuns / 2);
  expect(total.merges).toBeGreaterThan(numRuns / 3);
  expect(total.choices).toBeGreaterThan(numRuns / 8);
}, 600_000);
