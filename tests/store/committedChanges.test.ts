import { describe, expect, test } from 'vitest';
import type { Id } from '@/domain/primitives';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { type CommittedChange, createCommittedChanges } from '@/store/createCommittedChanges';
import { createLiveTabs, type LiveTab } from '../sync/liveTabs';
import { fakeAppointment, fakeId } from './fakeAppointment';
import { followedFrom, openListeningTab } from './openListeningTab';

const mutationId = fakeId(3, 1);

describe('a committed change is told', () => {
  test('once, though it comes by tab, by push and by poll', async () => {
    const tab = await openListeningTab();
    const { words } = tab.note();
    tab.commit('created', 11, 'tab');
    tab.commit('created', 11, 'push');
    tab.commit('created', 11, 'poll');
    expect(words()).toEqual(['created 11 tab']);
  });

  test('once, though another change is missing before it and both are brought later', async () => {
    const tab = await openListeningTab();
    const { words } = tab.note();
    tab.commit('updated', 13, 'tab');
    tab.commit('created', 11, 'poll');
    tab.commit('updated', 12, 'poll');
    tab.commit('updated', 13, 'poll');
    expect(words()).toEqual(['updated 13 tab', 'created 11 poll', 'updated 12 poll']);
  });

  test('once, in a tab that follows nothing yet', async () => {
    const tab = await openListeningTab({ loads: false });
    const { words } = tab.note();
    tab.commit('created', 11, 'tab');
    tab.commit('created', 11, 'push');
    expect(words()).toEqual(['created 11 tab']);
  });

  test.each([true, false])('not as long as it is on its way; following: %s', async (loads) => {
    const tab = await openListeningTab({ loads });
    const { words } = tab.note();
    tab.arrive('own', { op: 'created', seq: null, rev: 0, row: fakeAppointment(1), mutationId });
    tab.arrive('tab', { op: 'created', seq: null, rev: 0, row: fakeAppointment(2) });
    tab.arrive('tab', { op: 'deleted', seq: null, rev: 1, id: fakeId(1, 3) });
    expect(words()).toEqual([]);
  });

  test('as this person’s own, even if the push is quicker than the answer', async () => {
    const tab = await openListeningTab();
    const { words } = tab.note();
    tab.arrive('own', { op: 'created', seq: null, rev: 0, row: fakeAppointment(1), mutationId });
    tab.commit('created', 11, 'push', { mutationId });
    tab.commit('created', 11, 'own', { mutationId });
    tab.arrive('tab', { op: 'deleted', seq: null, rev: 1, mutationId: fakeId(3, 2) });
    tab.commit('deleted', 12, 'push', { mutationId: fakeId(3, 2) });
    expect(words()).toEqual(['created 11 own', 'deleted 12 tab']);
  });

  test('as this tab’s own, in every change that one call of it made', async () => {
    const tab = await openListeningTab();
    const { words } = tab.note();
    tab.changes.expectOwn(mutationId);
    tab.commit('created', 11, 'push', { mutationId });
    tab.commit('updated', 12, 'push', { mutationId });
    tab.commit('updated', 13, 'push');
    expect(words()).toEqual(['created 11 own', 'updated 12 own', 'updated 13 push']);
  });

  test('not if it was history before anybody listened', async () => {
    const tab = await openListeningTab();
    tab.commit('created', 11, 'tab');
    const { words } = tab.note();
    tab.commit('created', 11, 'push');
    tab.commit('updated', followedFrom, 'tab', { id: fakeId(1, 2) });
    expect(words()).toEqual([]);
  });

  test('when its row is there, if it came without it', async () => {
    const tab = await openListeningTab();
    const { words } = tab.note();
    tab.arrive('tab', { op: 'updated', seq: 11, rev: 4 });
    expect(words()).toEqual([]);
    tab.commit('updated', 11, 'poll');
    expect(words()).toEqual(['updated 11 poll']);
  });

  test('by the feed, if another build told it in a way that can’t be read', async () => {
    const tab = await openListeningTab();
    const { words } = tab.note();
    const broken = { ...fakeAppointment(1), startsAt: 'soon' } as never;
    tab.arrive('tab', { op: 'created', seq: 11, rev: 1, row: broken });
    tab.commit('created', 11, 'push');
    expect(words()).toEqual(['created 11 push']);
  });

  test('with what is known of it, also of a deleted row', async () => {
    const tab = await openListeningTab();
    const { told } = tab.note();
    tab.arrive(
      'tab',
      { op: 'created', seq: 11, rev: 1, row: fakeAppointment(1) },
      { extra: { staffName: 'Maria' } },
    );
    tab.commit('deleted', 12, 'push');
    expect(told[0]).toMatchObject({ extra: { staffName: 'Maria' }, before: undefined });
    expect(told[1]?.before).toEqual(fakeAppointment(1));
  });
});

describe('a listener', () => {
  test('hears of an entity by its name, as soon as one of that name exists', async () => {
    const [without, withIt] = [
      await openListeningTab({ slices: [availabilitySlice] }),
      await openListeningTab(),
    ];
    const notes = [without, withIt].map((tab) => {
      const note = tab.note();
      tab.commit('created', 11, 'push');
      return note.words();
    });
    expect(notes).toEqual([[], ['created 11 push']]);
  });

  test('that throws silences nobody, and its error is reported', async () => {
    const tab = await openListeningTab();
    tab.changes.listen('appointment', () => {
      throw new Error('a listener failed');
    });
    const { words } = tab.note();
    tab.commit('created', 11, 'push');
    expect(words()).toEqual(['created 11 push']);
    expect(tab.errors).toEqual([new Error('a listener failed')]);
  });

  test('that has ended hears nothing more, and another one of the same goes on', async () => {
    const tab = await openListeningTab();
    const told: string[] = [];
    const listener = ({ event }: CommittedChange) => told.push(event.op);
    const stop = tab.changes.listen('appointment', listener);
    tab.changes.listen('appointment', listener);
    stop();
    stop();
    tab.commit('created', 11, 'push');
    expect(told).toEqual(['created']);
  });
});

describe('in a browser with a leading tab', () => {
  function listenIn({ runtime }: LiveTab): string[] {
    const told: string[] = [];
    createCommittedChanges(runtime).listen('availability', ({ event, via }) =>
      told.push(`${event.op} ${event.seq} ${via}`),
    );
    return told;
  }

  /** As the thunk does it, with an id that other tabs accept. */
  async function remove({ runtime }: LiveTab, { id, rev }: { id: Id; rev: number }): Promise<void> {
    const { engine, sync } = runtime;
    const tell = (known: object) =>
      sync.broadcastWithImmediate('availability_deleted', { id, mutationId, ...known });
    tell({ rev, seq: null });
    const path = `/availability/${id}`;
    const answer = await engine.submit(id, { method: 'DELETE', path, mutationId, ifMatch: rev });
    tell({ rev: answer.rev, seq: answer.seq });
  }

  test('each tab is told once of what any tab or another device stores', async () => {
    const live = createLiveTabs();
    const tabs = [live.openTab(), live.openTab()];
    await live.pass(1000);
    const [leader, follower] = tabs.toSorted((a, b) => Number(b.status().leads) - Number(a.status().leads));
    if (!leader?.status().leads || !follower || follower.status().leads) throw new Error('nobody leads');
    const told = [leader, follower].map(listenIn);

    live.storeElsewhere();
    await live.pass(1000);
    const row = availabilitySlice.selectors.selectAll(follower.runtime.store.getState())[0];
    if (!row) throw new Error('the row did not arrive');
    void remove(follower, row);
    await live.pass(1000);

    expect(told).toEqual([
      ['created 1 push', 'deleted 2 tab'],
      ['created 1 push', 'deleted 2 own'],
    ]);
    // Both ways brought it, or this would prove nothing.
    expect(new Set(leader.heard.slice(1).map(({ source }) => source))).toEqual(new Set(['push', 'tab']));
    for (const tab of tabs) tab.kill();
  });
});
