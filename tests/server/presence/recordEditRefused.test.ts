import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Id } from '@/domain/primitives';
import { headers } from '@/protocol/headers';
import { inProcess, type InProcess } from '../inProcess';
import { type EditingPerson, openEditingPerson } from './editingPerson';

let server: InProcess;
let ana: EditingPerson;
let maria: EditingPerson;
let id: Id;

beforeAll(async () => {
  server = await inProcess();
});
afterAll(() => server.close());

beforeEach(async () => {
  id = v7() as Id;
  const tabOf = async (email: string) => {
    const client = v7();
    return { client, caller: await server.signIn(email, client) };
  };
  const tabs = [
    await tabOf(server.practice.email.assistant),
    await tabOf(server.practice.email.therapist),
  ] as const;
  const draft = { id, firstName: 'Ana', lastName: 'Cruz', notes: 'as it was', phone: '1' };
  const created = await tabs[0].caller.post('/api/patients', draft);
  const feed = { head: Number(created.headers[headers.seq]) };
  ana = await openEditingPerson(tabs[0], id, feed);
  maria = await openEditingPerson(tabs[1], id, feed);
});

/** Everything this person sent gets its answer; nothing arrives by the feed. */
async function answerAll(person: EditingPerson): Promise<void> {
  await person.settle();
  while (await person.send()) {
    person.answer();
    await person.settle();
  }
  person.look();
}

async function stores(person: EditingPerson, notes: string): Promise<void> {
  person.type('notes', notes);
  person.save();
  await answerAll(person);
}

test('a refusal shows the conflict at once, keeps what was typed, and the rest of it is stored', async () => {
  await stores(maria, 'theirs');
  ana.type('notes', 'mine');
  ana.type('phone', '2');
  ana.save();
  await answerAll(ana);
  expect(ana.screen()).toEqual([{ field: 'notes', mine: 'mine', theirs: 'theirs' }]);
  expect(ana.row()).toMatchObject({ notes: 'theirs', phone: '2' });
  expect([ana.isEdited('notes'), ana.isEdited('phone')]).toEqual([true, false]);
  ana.choose('notes', 'mine');
  ana.save();
  await answerAll(ana);
  expect([ana.screen(), ana.row().notes, ana.isEdited('notes')]).toEqual([[], 'mine', false]);
});

test('what is typed after save was pressed is not sent along with what is sent again', async () => {
  await stores(maria, 'theirs');
  ana.type('notes', 'mine');
  ana.type('phone', '2');
  ana.save();
  await ana.settle();
  ana.type('address', 'Elm Str');
  ana.type('phone', '23');
  await answerAll(ana);
  const [row] = await server.sql<object>('select notes, phone, address from patient where id = $1', [id]);
  expect(row).toEqual({ notes: 'theirs', phone: '1', address: null });
  expect([ana.valueOf('phone'), ana.valueOf('address')]).toEqual(['23', 'Elm Str']);
  expect(ana.errors).toEqual([]);
});

test('a save of what somebody else stored just so is no conflict', async () => {
  await stores(maria, 'both');
  await stores(ana, 'both');
  expect([ana.screen(), ana.isEdited('notes')]).toEqual([[], false]);
});

test('a row that was deleted keeps what was typed, and saving says that it is gone', async () => {
  ana.type('notes', 'mine');
  await server.sql('delete from patient where id = $1', [id]);
  ana.save();
  await answerAll(ana);
  expect(ana.valueOf('notes')).toBe('mine');
  expect(ana.isEdited('notes')).toBe(true);
});
