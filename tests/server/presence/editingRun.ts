import * as fc from 'fast-check';
import { v7 } from 'uuid';
import type { Id } from '@/domain/primitives';
import { headers } from '@/protocol/headers';
import {
  type EditedField,
  editedFields,
  type EditingPerson,
  type EditingTab,
  openEditingPerson,
} from './editingPerson';

const doings = {
  /** Types something new. */
  type: 4,
  /** Types, saves, and all of it reaches the server. */
  write: 4,
  /** Types what the other's form holds. */
  copy: 1,
  /** Types what the row shows. */
  back: 1,
  discard: 1,
  save: 4,
  choose: 5,
  /** A request reaches the server and is answered at once. */
  reach: 4,
  /** The same in two steps, with whatever comes between. */
  send: 2,
  answer: 2,
  /** The feed is read, and all that is new arrives. */
  hear: 4,
  /** The same in single steps, in any order. */
  learn: 2,
  arrive: 2,
};

/** One thing that happens: to one of the two people, or on the way between them and the server. */
export interface EditStep {
  who: 0 | 1;
  what: keyof typeof doings;
  field: EditedField;
  /** Which one, where there are several; which choice. */
  pick: number;
}

export const anyEditStep: fc.Arbitrary<EditStep> = fc.record({
  who: fc.constantFrom(0, 1),
  what: fc.oneof(
    ...Object.entries(doings).map(([what, weight]) => ({
      weight,
      arbitrary: fc.constant(what as keyof typeof doings),
    })),
  ),
  // Few fields, and one of them often: that is where people meet.
  field: fc.constantFrom<EditedField>('notes', 'notes', 'notes', 'notes', 'address', 'phone'),
  pick: fc.nat(5),
});

export interface EditingRun {
  id: Id;
  people: readonly [EditingPerson, EditingPerson];
  /** How often somebody chose while both went on editing. */
  choices: number;
}

/**
 * Two people edit one new patient by these steps; then everything arrives, and all that is left is decided.
 * @param judge is called in between: everything has arrived, and nobody has decided yet
 */
export async function runEditing(
  tabs: readonly [EditingTab, EditingTab],
  steps: readonly EditStep[],
  judge: (person: EditingPerson) => void,
): Promise<EditingRun> {
  const id = v7() as Id;
  const draft = { id, firstName: 'Ana', lastName: 'Cruz', notes: 'as it was', phone: '555 0100' };
  const created = await tabs[0].caller.post('/api/patients', draft);
  const feed = { head: Number(created.headers[headers.seq]) };
  const people = [
    await openEditingPerson(tabs[0], id, feed),
    await openEditingPerson(tabs[1], id, feed),
  ] as const;

  let typed = 0;
  for (const step of steps) {
    const [me, other] = step.who === 0 ? people : [people[1], people[0]];
    await take(me, other, step, `text ${++typed}${step.pick === 0 ? '  ' : ''}`);
    for (const person of people) {
      await see(person);
    }
  }
  await settleAll(people);
  const choices = people[0].choices() + people[1].choices();
  people.forEach(judge);
  await decideAll(people);
  for (const person of people) person.close();
  return { id, people, choices };
}

async function take(me: EditingPerson, other: EditingPerson, step: EditStep, text: string): Promise<void> {
  const { what, field, pick } = step;
  switch (what) {
    case 'type':
      return me.type(field, text);
    case 'write':
      return write(me, field, text);
    case 'copy':
      return me.type(field, other.valueOf(field) ?? 'nothing');
    case 'back':
      return me.type(field, me.row()[field]);
    case 'discard':
      return me.discard(field);
    case 'choose': {
      const conflict = me.screen()[0];
      if (!conflict) return;
      // Another change may arrive between the last look at the screen and the press.
      if (pick >= 2) await write(other, conflict.field as EditedField, text);
      await me.learn();
      while (me.arrive());
      return me.choose(conflict.field, pick % 2 === 0 ? 'mine' : 'theirs');
    }
    case 'save':
      return me.save();
    case 'send':
      return void (await me.send());
    case 'answer':
      return void me.answer();
    case 'reach':
      await me.send();
      return void me.answer();
    case 'hear':
      await me.learn();
      while (me.arrive()) await see(me);
      return;
    case 'learn':
      return me.learn();
    case 'arrive':
      return void me.arrive(pick);
  }
}

async function write(person: EditingPerson, field: EditedField, text: string): Promise<void> {
  person.type(field, text);
  person.save();
  await person.settle();
  while (await person.send()) {
    person.answer();
    await see(person);
  }
}

/** Whatever comes is drawn before the next thing comes: who typed the very same as came knows it from then on. */
async function see(person: EditingPerson): Promise<true> {
  await person.settle();
  person.look();
  return true;
}

/** Until nothing is under way any more. */
async function settleAll(people: readonly EditingPerson[]): Promise<void> {
  for (let moved = true; moved;) {
    moved = false;
    for (const person of people) {
      while (await person.send()) moved = true;
      while (person.answer()) moved = await see(person);
      await person.learn();
      while (person.arrive()) moved = await see(person);
    }
  }
}

/** Both save, and choose where they must, one after the other, until nothing is left to decide. */
async function decideAll(people: readonly EditingPerson[]): Promise<void> {
  for (let round = 0; round < 10; round++) {
    for (const [n, person] of people.entries()) {
      for (const { field } of person.screen())
        person.choose(field, (round + n) % 2 === 0 ? 'mine' : 'theirs');
      person.save();
      await person.settle();
      await settleAll(people);
    }
    if (people.every((person) => editedFields.every((field) => !person.isEdited(field)))) return;
  }
  throw new Error('Two people never came to an end.');
}
