import { randomUuid } from './randomUuid';
import type { Chance } from '../server/seededChance';

/** Ids that answers told of, by the name of the field that holds one or by the path of the entity. */
export interface KnownIds {
  /** Takes in what an answer tells. @param path of the entity whose rows these are */
  learn(path: string, body: unknown): void;
  add(name: string, id: string): void;
  /** One of them, at times of another kind; a random one where none is known. */
  pick(name: string, chance: Chance): string;
}

/** Of each kind so many, the latest: neither memory nor answers grow with the run. */
const mostOfAKind = 60;

export function knownIds(): KnownIds {
  const kept = new Map<string, string[]>();
  const all: string[] = [];

  const add = (name: string, id: string) => {
    const known = kept.get(name) ?? [];
    if (known.includes(id)) return;
    known.push(id);
    if (known.length > mostOfAKind) known.shift();
    kept.set(name, known);
    all.push(id);
    if (all.length > 10 * mostOfAKind) all.shift();
  };
  const learnRow = (path: string, row: unknown) => {
    if (typeof row !== 'object' || row === null) return;
    for (const [field, value] of Object.entries(row)) {
      if (typeof value !== 'string' || value.length !== 36) continue;
      if (field === 'id') add(path, value);
      else if (field.endsWith('Id')) add(field, value);
    }
  };

  return {
    add,
    learn(path, body) {
      learnRow(path, body);
      const { items } = (body ?? {}) as { items?: unknown };
      if (Array.isArray(items)) for (const row of items.slice(0, 20)) learnRow(path, row);
    },
    pick(name, chance) {
      if (chance.percent(8)) return randomUuid(chance);
      const own = chance.percent(90) ? kept.get(name) : all;
      return chance.pick(own ?? all) ?? randomUuid(chance);
    },
  };
}
