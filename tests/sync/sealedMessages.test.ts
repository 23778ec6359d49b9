import { describe, expect, test } from 'vitest';
import { availabilities } from '@/features/availability/availability';
import type { Change } from '@/protocol/change';
import type { ChangesPage } from '@/protocol/changesPage';
import type { FeedHanded } from '@/protocol/feedHanded';
import { createEntitySlice } from '@/store/createEntitySlice';
import { createRuntime } from '@/store/createRuntime';
import type { Dispatch } from '@/store/thunk';
import { connectSyncEvents } from '@/store/useSyncEventHandlers';
import { personalMessages, withoutRow } from '@/sync/adapters/createBrowserSync';
import type { Seal } from '@/sync/adapters/sealedBus';
import { fakeAppointment, fakeAppointments } from '../store/fakeAppointment';
import { noCalls } from '../store/noCalls';
import { allMicrotasks, createFakeBrowser, type FakeBrowser } from './fakeBrowser';
import { keyOf, openSeal, openService } from './openService';

const appointments = { ...fakeAppointments, isPersonal: true } as const;
const mustSeal = personalMessages([availabilities, appointments]);
const marker = 'Erika Mustermann';
const row = fakeAppointment(1, { status: marker });
const { id } = row;

const change = (entity: string): Change => ({ seq: 11, entity, op: 'updated', id, rev: 1, row: { ...row } });
const handed = (...entities: string[]) =>
  ({
    changes: entities.map(change),
    since: 10,
    seq: 11,
    epoch: 'epoch-1',
    source: 'push',
    reach: 'live',
  }) satisfies FeedHanded;

describe('which messages are sealed', () => {
  const about: [string, string, unknown, boolean][] = [
    ['a row', 'appointment_created', { id, rev: 1, seq: 2, appointment: row }, true],
    ['a patch', 'appointment_updated', { id, rev: 1, seq: null, mutationId: id, patch: {} }, true],
    [
      'a deletion that says whose it was',
      'appointment_deleted',
      { id, rev: 2, seq: 3, staffName: 'M' },
      true,
    ],
    ['a deletion that says which only', 'appointment_deleted', { id, rev: 2, seq: 3, mutationId: id }, false],
    ['a change that lost its row', 'appointment_updated', withoutRow('', { id, rev: 1, row }), false],
    ['a row about nobody', 'availability_created', { id, rev: 1, seq: 2, availability: {} }, false],
    ['the feed about nobody', 'feed_handed', handed('availability', 'availability'), false],
    ['the feed with one about a person', 'feed_handed', handed('availability', 'appointment'), true],
    ['the feed with what only a newer build knows', 'feed_handed', handed('allergy'), true],
    ['the feed without its rows', 'feed_handed', withoutRow('feed_handed', handed('appointment')), false],
    ['an empty feed', 'feed_handed', handed(), false],
    ['an end', 'signed_out', { isExpired: true }, false],
    ['what was taken back', 'mutation_dropped', { entity: 'appointment', id, mutationId: id }, false],
  ];

  test.each(about)('[B26] %s', (_name, type, data, expected) => {
    expect(mustSeal(type, data)).toBe(expected);
  });

  test('[B3] what foreign code says under these names disturbs nothing', () => {
    for (const type of ['appointment_created', 'feed_handed']) {
      for (const data of [undefined, null, 0, 'text', [], {}]) expect(mustSeal(type, data)).toBe(false);
    }
    expect(mustSeal('feed_handed', { changes: 'all' })).toBe(false);
    expect(mustSeal('feed_handed', { changes: [null, 0] })).toBe(true);
  });

  test('[B28] what goes without its row says nothing of the person', () => {
    const event = {
      id,
      rev: 1,
      seq: 2,
      mutationId: id,
      appointment: row,
      patch: { status: marker },
      name: marker,
    };
    expect(withoutRow('appointment_updated', event)).toEqual({ id, rev: 1, seq: 2, mutationId: id });
    expect(withoutRow('feed_handed', handed('appointment'))).toEqual({ ...handed(), changes: null });
  });
});

/** A tab that follows appointments, whose server answers with that one row. */
async function openTab(browser: FakeBrowser, seal: Seal | null) {
  const asked: number[] = [];
  const { tab, bus, service, errors } = openService(browser, {}, { seal, mustSeal, withoutRow });
  const slice = createEntitySlice(appointments);
  const runtime = createRuntime({
    calls: noCalls,
    slices: [slice],
    service,
    clock: tab.clock,
    random: tab.random,
    presence: tab.presence,
    stream: null,
    locks: null,
    changes: {
      changesSince(seq) {
        asked.push(seq);
        const page: ChangesPage = {
          changes: [change('appointment')],
          seq: 11,
          more: false,
          epoch: 'epoch-1',
        };
        return Promise.resolve(page);
      },
    },
    lists: { list: () => Promise.resolve({ items: [], seq: 10, epoch: 'epoch-1' }) },
    sender: { send: () => new Promise<never>(() => {}) },
    signedOut: () => errors.push(new Error('signed out')),
    reportError: (error) => errors.push(error),
    onClose: () => bus.close(),
  });
  connectSyncEvents(runtime);
  await (runtime.store.dispatch as Dispatch)(slice.thunks.fetchAll({}));
  return { service, errors, asked, shown: () => slice.selectors.selectAll(runtime.store.getState()) };
}

const committed = { id, rev: 1, seq: 11, appointment: row };

describe('a change of a personal row in another tab', () => {
  const [good, bad] = [openSeal(keyOf(1)), openSeal(keyOf(2))];
  const ways: [string, Seal | null, number[]][] = [
    ['[B26] sealed: is shown without asking anybody', good, []],
    ['[B27] sealed by another key: is fetched', bad, [10]],
    ['[B28] without cryptography: is fetched', null, [10]],
  ];

  test.each(ways)('%s', async (_name, seal, questions) => {
    const browser = createFakeBrowser();
    const [speaker, hearer] = [await openTab(browser, seal), await openTab(browser, seal && good)];
    speaker.service.broadcast('appointment_created', committed);
    for (const each of [bad, good]) await each.settle(browser);
    // Asking waits a moment for a neighbour's event that would make it needless.
    browser.clock.advance(100);
    await allMicrotasks();
    browser.clock.advance(20);
    expect(hearer.shown().map(({ status }) => status)).toEqual([marker]);
    expect(hearer.asked).toEqual(questions);
    expect([speaker.errors, hearer.errors]).toEqual([[], []]);
  });

  test('[B19] [B26] one too large for the bus goes without its row, and so needs no sealing', async () => {
    const browser = createFakeBrowser();
    const seal = openSeal(keyOf(1));
    const { service } = openService(
      browser,
      { maxMessageBytes: 200, shrink: withoutRow },
      { seal, mustSeal },
    );
    const { heard } = openService(browser, {}, { seal, mustSeal });
    service.broadcast('appointment_created', {
      ...committed,
      appointment: { ...row, status: 'x'.repeat(500) },
    });
    await browser.settle();
    expect(heard.map(({ data }) => data)).toEqual([{ id, rev: 1, seq: 11 }]);
  });
});
