import type { Id } from '@/domain/primitives';
import { type Patient, patients } from '@/features/patients/patient';
import { patientSlice } from '@/features/patients/patientSlice';
import type { Change } from '@/protocol/change';
import { ChangesPage } from '@/protocol/changesPage';
import { headers } from '@/protocol/headers';
import { ListPage } from '@/protocol/listPage';
import { Problem } from '@/protocol/problem';
import { eventType, toEventData } from '@/protocol/syncEvent';
import { LockstepError } from '@/domain/errors';
import { createRuntime } from '@/store/createRuntime';
import { openRecordEdit } from '@/store/openRecordEdit';
import { conflictsOf, type EditedTwice, isFieldEdited } from '@/store/recordEdit';
import type { Dispatch } from '@/store/thunk';
import { connectSyncEvents } from '@/store/useSyncEventHandlers';
import type { WriteAnswer, WriteRequest } from '@/sync/ports';
import { createSyncService } from '@/sync/syncService';
import { v7 } from 'uuid';
import { noCalls } from '../../store/noCalls';
import { allMicrotasks, createFakePresence } from '../../sync/fakeBrowser';
import { createFakeClock } from '../../sync/fakeClock';
import type { Caller } from '../inProcess';

export const editedFields = ['notes', 'address', 'phone'] as const;
export type EditedField = (typeof editedFields)[number];

type Fields = Readonly<Record<string, unknown>>;

/** What somebody had on the screen when they wrote. */
export interface Sent {
  patch: Fields;
  /** By field: every value that they had seen there before, since they began to edit it. */
  knew: Readonly<Record<string, readonly unknown[]>>;
  /** The revision on whose screen the oldest of these edits was begun. */
  begunAt: number;
}

/** A signed-in tab, and how it names itself to the server. */
export interface EditingTab {
  caller: Caller;
  client: string;
}

/** The practice's feed, in which nobody else writes. */
export interface Feed {
  /** Position of the last accepted write. */
  head: number;
}

interface Waiting {
  request: WriteRequest;
  /** null until the server was reached. */
  answer: Promise<WriteAnswer> | null;
  isAccepted: boolean;
  settle(answer: Promise<WriteAnswer>): void;
}

/**
 * One person at one tab: the product's own store and edit, over the real server. When requests reach the server, when
 * answers come back and when the feed's changes arrive, and in which order, is the caller's to say.
 */
export async function openEditingPerson({ caller, client }: EditingTab, id: Id, feed: Feed) {
  const clock = createFakeClock();
  const wires: Waiting[] = [];
  const inbox: Change[] = [];
  const errors: unknown[] = [];
  let heardUpTo = feed.head;
  const lists = new Set<Promise<unknown>>();

  const service = createSyncService({
    bus: { send() {}, listen: () => () => {}, close() {} },
    storage: () => null,
    clock,
    random: { fraction: () => 0.5, id: () => v7() },
    presence: createFakePresence(clock.now()),
    tabId: v7(),
    scope: 'test',
    intervals: [],
    reportError: (error) => errors.push(error),
  });
  const runtime = createRuntime({
    calls: noCalls,
    slices: [patientSlice],
    service,
    clock,
    random: { fraction: () => 0.5, id: () => v7() },
    presence: createFakePresence(clock.now()),
    stream: null,
    locks: null,
    changes: { changesSince: () => new Promise<never>(() => {}) },
    lists: {
      async list(path, query) {
        const asked = caller.get(`/api/${path}?${new URLSearchParams(query).toString()}`);
        lists.add(asked);
        const answer = await asked;
        lists.delete(asked);
        return ListPage.parse(answer.json());
      },
    },
    sender: {
      send: (request) =>
        new Promise((settle) => {
          wires.push({ request, answer: null, isAccepted: false, settle });
        }),
    },
    signedOut: () => errors.push(new Error('signed out')),
    reportError: (error) => errors.push(error),
  });
  const disconnect = connectSyncEvents(runtime);
  await (runtime.store.dispatch as Dispatch)(patientSlice.thunks.fetchAll({ id }));
  const edit = openRecordEdit(patientSlice, runtime.store, id);
  const entry = () => patientSlice.selectors.selectEntry(runtime.store.getState(), id);
  const row = () => entry()?.row ?? undefined;

  const knew = new Map<string, { values: Set<unknown>; begunAt: number }>();
  const sent = new Map<string, Sent>();
  /** What was typed, is not thrown away, and is not known to be stored. */
  const typed = new Map<string, unknown>();
  /** By field: what stood there when save was pressed. */
  const pressed = new Map<string, Set<unknown>>(editedFields.map((field) => [field, new Set()]));
  const seenConflicts: EditedTwice[] = [];
  let screen: readonly EditedTwice[] = [];
  let choices = 0;

  const valueOf = (field: EditedField): string | null | undefined => {
    const edited = edit.read().edits[field];
    return edited ? (edited.value as string | null) : row()?.[field];
  };
  const isStored = (patch: Fields) => {
    for (const [field, value] of Object.entries(patch))
      if (stored(typed.get(field)) === value) typed.delete(field);
  };
  /** What a write sets, but for fields of which a later one is on its way: whoever typed the first value again meant it anew. */
  const withoutOthersUnderWay = ({ mutationId, body }: WriteRequest): Fields => {
    const others = entry()?.pending.filter((one) => one.mutationId !== mutationId) ?? [];
    const isMeantAnew = (field: string) => others.some(({ patch }) => patch && field in patch);
    return Object.fromEntries(Object.entries(body as Fields).filter(([field]) => !isMeantAnew(field)));
  };
  const know = (field: string, value: unknown) => knew.get(field)?.values.add(stored(value));

  // Whatever is stored for a moment, be it between a refusal and what is asked after it: who typed the very same knows it.
  edit.watch(() => {
    const now = edit.read().stored;
    for (const field of editedFields)
      if (now && stored(typed.get(field)) === now[field]) know(field, now[field]);
  });

  // In the moment in which a write is decided, whenever it is sent.
  service.observe((_type, data, { source }) => {
    const { seq, mutationId, patch } = data as { seq?: unknown; mutationId?: string; patch?: Fields };
    if (source !== 'own' || seq !== null || !mutationId || !patch) return;
    const fields = Object.keys(patch);
    for (const field of fields)
      if (!pressed.get(field)?.has(patch[field])) errors.push(new Error(`${field} was sent unasked`));
    sent.set(mutationId, {
      patch,
      knew: Object.fromEntries(fields.map((field) => [field, [...(knew.get(field)?.values ?? [])]])),
      begunAt: Math.min(...fields.map((field) => knew.get(field)?.begunAt ?? Infinity)),
    });
    for (const field of fields) know(field, patch[field]);
  });

  return {
    client,
    edit,
    errors,
    sent,
    typed,
    seenConflicts,
    valueOf,
    row: () => row() as Patient,
    knows: (field: string, value: unknown) => knew.get(field)?.values.has(value) ?? false,
    isEdited: (field: string) => isFieldEdited(edit.read(), field),
    /** Draws the screen: only what it shows can be chosen. */
    look(): void {
      const { pending = [], confirmed } = entry() ?? {};
      for (const field of editedFields) {
        // Who typed the very same knows it, and once nothing is on its way it needs no saving any more.
        const value = confirmed?.[field];
        if (stored(typed.get(field)) === value) know(field, value);
        if (pending.length === 0) isStored({ [field]: value });
      }
      screen = conflictsOf(edit.read());
      for (const { field, mine, theirs } of screen) {
        if (!seenConflicts.some((one) => one.field === field && one.theirs === theirs))
          seenConflicts.push({ field, mine, theirs });
      }
    },
    screen: () => screen,
    choices: () => choices,
    type(field: EditedField, value: string | null): void {
      if (!isFieldEdited(edit.read(), field)) {
        // What stands there may be only on its way: then what it replaces is known as well.
        const isOnItsWay = entry()?.pending.some(({ patch }) => patch && field in patch) ?? false;
        const before = isOnItsWay ? (knew.get(field)?.values ?? []) : [];
        const shown = new Set([...before, stored(valueOf(field))]);
        knew.set(field, { values: shown, begunAt: edit.read().rev });
      }
      typed.set(field, value);
      edit.type(field, value);
    },
    discard(field: EditedField): void {
      typed.delete(field);
      edit.discard(field);
    },
    choose(field: string, choice: 'mine' | 'theirs'): void {
      const conflict = screen.find((one) => one.field === field);
      if (!conflict) return;
      choices++;
      if (choice === 'mine') know(field, conflict.theirs);
      else typed.delete(field);
      edit.choose(field, choice, conflict.theirs);
    },
    save(): void {
      for (const field of editedFields) pressed.get(field)?.add(stored(valueOf(field)));
      void edit.save().catch((error: unknown) => errors.push(error));
    },
    /** Lets the oldest request reach the server. @returns whether there was one */
    async send(): Promise<boolean> {
      const wire = wires.find(({ answer }) => answer === null);
      if (!wire) return false;
      wire.answer = write(caller, wire.request);
      wire.isAccepted = await wire.answer.then(
        ({ seq }) => {
          feed.head = Math.max(feed.head, seq ?? 0);
          return true;
        },
        () => false,
      );
      return true;
    },
    /** Lets the oldest answer come back. @returns whether there was one */
    answer(): boolean {
      const at = wires.findIndex(({ answer }) => answer !== null);
      const [wire] = at < 0 ? [] : wires.splice(at, 1);
      if (!wire?.answer) return false;
      if (wire.isAccepted) isStored(withoutOthersUnderWay(wire.request));
      wire.settle(wire.answer);
      return true;
    },
    /** Reads the feed up to now; nothing of it arrives yet. */
    async learn(): Promise<void> {
      if (heardUpTo >= feed.head) return;
      const page = ChangesPage.parse((await caller.get(`/api/changes?since=${heardUpTo}`)).json());
      inbox.push(...page.changes.filter((change) => change.id === id));
      heardUpTo = page.seq;
    },
    /** One change arrives, not always the oldest. @returns whether there was one */
    arrive(pick = 0): boolean {
      const [change] = inbox.splice(pick % Math.max(1, inbox.length), 1);
      if (!change) return false;
      const { rev, seq, op, mutationId } = change;
      const event = { id, rev, seq, op, ...(mutationId ? { mutationId } : {}) };
      const data = toEventData(patients, { ...event, row: patients.row.parse(change.row) }, {});
      service.deliver(eventType(patients, op), data, 'push');
      clock.advance(20);
      return true;
    },
    /** Waits until nothing moves by itself any more. */
    async settle(): Promise<void> {
      do await allMicrotasks();
      while (lists.size > 0);
    },
    close(): void {
      disconnect();
      runtime.close();
    },
  };
}

export type EditingPerson = Awaited<ReturnType<typeof openEditingPerson>>;

/** As the database keeps a text. */
export function stored(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value;
}

/** As the browser sends it. */
async function write(caller: Caller, request: WriteRequest): Promise<WriteAnswer> {
  const answer = await caller.patch(`/api${request.path}`, request.body, {
    [headers.idempotencyKey]: request.mutationId,
    ...(request.ifMatch === undefined ? {} : { 'if-match': `"${request.ifMatch}"` }),
  });
  if (answer.statusCode >= 400) {
    const { code, detail, current } = Problem.parse(answer.json());
    throw new LockstepError(code, { detail, current });
  }
  const seq = Number(answer.headers[headers.seq]);
  const rev = /^"(\d+)"$/.exec(String(answer.headers.etag));
  return {
    row: answer.json(),
    seq: seq > 0 ? seq : null,
    rev: rev ? Number(rev[1]) : null,
    epoch: String(answer.headers[headers.epoch]),
  };
}
