import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anotherNode, type PushNode } from '../push/pushServer';
import { followingTab, slices } from './followingTab';
import { visitServer, type VisitServer } from './visitServer';

let server: VisitServer;
let node: PushNode;
beforeAll(async () => {
  server = await visitServer();
  node = await anotherNode(server, { push: { checkMs: 50 } });
});
afterAll(async () => {
  await node.app.close();
  await server.close();
});

type Tab = Awaited<ReturnType<typeof followingTab>>;

/** What this tab's store holds of one visit right now. */
function shown({ runtime }: Tab, id: string) {
  const state = runtime.store.getState();
  const by = (slice: 'treatment' | 'invoice' | 'movement') =>
    slices[slice].selectors.selectIdsBy(state, 'appointment', id).length;
  return {
    isCompleted: slices.appointment.selectors.selectById(state, id)?.status === 'completed',
    notes: by('treatment'),
    invoices: by('invoice'),
    movements: by('movement'),
  };
}

describe.each(['stream', 'poll'] as const)('somebody else’s visit, as a store learns it by %s', (way) => {
  test('[M10] is never completed, and never has its note, without its invoice and what was used', async () => {
    const used = 3;
    const ids = await Promise.all(
      Array.from({ length: 12 }, (_, n) => server.visit(n % 2 ? 'arrived' : undefined)),
    );
    const items = await Promise.all(Array.from({ length: used }, () => server.item(100)));
    const tab = await followingTab(node, server.as.therapist, way);
    const wrong: unknown[] = [];
    const seen = new Set<string>();
    const look = () => {
      for (const id of ids) {
        const visit = shown(tab, id);
        seen.add(JSON.stringify(visit));
        const isComplete = visit.invoices === 1 && visit.movements === used;
        if ((visit.isCompleted || visit.notes > 0) && !isComplete) wrong.push(visit);
        if (visit.isCompleted && visit.notes !== 1) wrong.push(visit);
      }
    };
    const everythingIsHere = new Promise<void>((resolve) => {
      tab.runtime.store.subscribe(() => {
        look();
        if (ids.every((id) => shown(tab, id).isCompleted)) resolve();
      });
    });
    // Some notes are so long that a piece of the stream ends within the visit.
    const long = 'Pain in the lower back. '.repeat(300).trim();
    await Promise.all(
      ids.map(async (id, n) => {
        const note =
          n % 3 === 0
            ? { subjective: long, objective: long, assessment: long, plan: long }
            : { plan: 'Rest.' };
        const stock = items.map((itemId) => ({ itemId, amount: 1 }));
        const answer = await server.as.assistant.post(`/api/appointments/${id}/complete`, { note, stock });
        expect(answer.statusCode, answer.body).toBe(200);
      }),
    );
    await everythingIsHere;
    expect(wrong).toEqual([]);
    expect(tab.errors).toEqual([]);
    expect([...seen]).toContain(
      JSON.stringify({ isCompleted: true, notes: 1, invoices: 1, movements: used }),
    );
    tab.close();
  });
});
