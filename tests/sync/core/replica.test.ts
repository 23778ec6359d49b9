import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getIn, valuesOf } from '@/sync/core/buckets';
import {
  addPending,
  confirm,
  confirmPage,
  dropMissing,
  type Confirmation,
  dropPending,
  emptyReplica,
  type Replica,
} from '@/sync/core/replica';

interface Item {
  id: string;
  rev: number;
  day: string;
  name: string;
  open?: boolean;
}

const rules = {
  indexes: { day: (row: Item) => row.day },
  compare: (a: Item, b: Item) => a.name.localeCompare(b.name),
};
const tab = { via: 'tab', at: 1 } as const;
const item = (id: string, rev: number, fields: Partial<Item> = {}): Item => ({
  id,
  rev,
  day: 'mon',
  name: id,
  ...fields,
});
const said = (row: Item, seq: number, mutationId?: string): Confirmation<Item> => ({
  id: row.id,
  rev: row.rev,
  seq,
  row,
  mutationId,
});
const gone = (id: string, rev: number, seq: number): Confirmation<Item> => ({ id, rev, seq, row: null });
const take = (replica: Replica<Item>, change: Confirmation<Item>) => confirm(replica, rules, change, tab);
const shown = (replica: Replica<Item>, id: string) => getIn(replica.entries, id)?.row ?? null;
const idsOn = (replica: Replica<Item>, day: string) => {
  const index = replica.indexes['day'];
  return (index && getIn(index, day)) ?? [];
};

describe('amounts on their way', () => {
  const counted = (rev: number, count: number) => ({ ...item('a', rev), count });
  const taking = (mutationId: string, amount: number) => ({
    mutationId,
    op: 'updated' as const,
    patch: {},
    add: { count: amount },
  });

  test('[C16] they are added to whatever is there by then, each of them once', () => {
    let replica = take(emptyReplica(), said(counted(1, 10), 1));
    replica = addPending(replica, rules, 'a', taking('m1', -1), tab);
    replica = addPending(replica, rules, 'a', taking('m2', -1), tab);
    expect(shown(replica, 'a')).toMatchObject({ count: 8 });
    // Somebody else takes two meanwhile.
    replica = take(replica, said(counted(2, 8), 2));
    expect(shown(replica, 'a')).toMatchObject({ count: 6 });
    replica = take(replica, said(counted(3, 7), 3, 'm1'));
    expect(shown(replica, 'a')).toMatchObject({ count: 6 });
    replica = dropPending(replica, rules, 'a', 'm2');
    expect(shown(replica, 'a')).toMatchObject({ count: 7 });
  });
});

describe('confirmed changes', () => {
  test('[C1] a greater rev wins, whatever arrives first', () => {
    const old = said(item('a', 1, { name: 'old' }), 1);
    const young = said(item('a', 2, { name: 'young' }), 2);
    expect(shown([old, young].reduce(take, emptyReplica()), 'a')?.name).toBe('young');
    expect(shown([young, old].reduce(take, emptyReplica()), 'a')?.name).toBe('young');
  });

  test('[C3] a deleted row does not come back', () => {
    const changes = [said(item('a', 1), 1), gone('a', 3, 3), said(item('a', 2), 2)];
    expect(shown(changes.reduce(take, emptyReplica()), 'a')).toBeNull();
  });

  test('[C2] a duplicate keeps the identity of everything', () => {
    const replica = take(emptyReplica(), said(item('a', 1), 1));
    expect(take(replica, said(item('a', 1), 1))).toBe(replica);
  });

  test('[C1] any order and any repetition of the same history ends in the same replica', () => {
    const write = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      name: fc.constantFrom('x', 'y'),
      day: fc.constantFrom('mon', 'tue'),
      gone: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(write, { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (writes, picks) => {
          const revs = new Map<string, number>();
          const history = writes.map((one, i) => {
            const rev = (revs.get(one.id) ?? 0) + 1;
            revs.set(one.id, rev);
            return one.gone ? gone(one.id, rev, i + 1) : said(item(one.id, rev, one), i + 1);
          });
          const straight = history.reduce(take, emptyReplica<Item>());
          const mixed = [...history, ...history].map((change) => ({ change, key: picks.next().value }));
          const shuffled = mixed
            .toSorted((a, b) => a.key - b.key)
            .reduce((replica, { change }) => take(replica, change), emptyReplica<Item>());
          const rows = (replica: Replica<Item>) =>
            [...valuesOf(replica.entries)]
              .flatMap(({ row }) => (row ? [row] : []))
              .toSorted((a, b) => (a.id < b.id ? -1 : 1));
          expect(rows(shuffled)).toEqual(rows(straight));
          expect(shuffled.shown).toBe(rows(shuffled).length);
          for (const day of ['mon', 'tue']) {
            const naive = rows(shuffled)
              .filter((row) => row.day === day)
              .toSorted((a, b) => rules.compare(a, b) || (a.id < b.id ? -1 : 1));
            expect(idsOn(shuffled, day)).toEqual(naive.map(({ id }) => id));
          }
        },
      ),
    );
  });
});

describe('pending mutations', () => {
  const confirmed = take(emptyReplica(), said(item('a', 1), 1));
  const pend = (replica: Replica<Item>, mutationId: string, patch: Partial<Item>) =>
    addPending(replica, rules, 'a', { mutationId, op: 'updated', patch }, tab);

  test('[C5] what is shown is the pending ones, in order, over what is confirmed', () => {
    const replica = pend(pend(confirmed, 'm1', { name: 'one', open: true }), 'm2', { name: 'two' });
    expect(shown(replica, 'a')).toMatchObject({ name: 'two', open: true });
    expect(shown(dropPending(replica, rules, 'a', 'm2'), 'a')).toMatchObject({ name: 'one', open: true });
  });

  test("[C5] somebody else's change of another field shows beneath a pending one", () => {
    const replica = take(pend(confirmed, 'm1', { name: 'mine' }), said(item('a', 2, { day: 'tue' }), 2));
    expect(shown(replica, 'a')).toMatchObject({ name: 'mine', day: 'tue' });
    expect(idsOn(replica, 'tue')).toEqual(['a']);
    expect(idsOn(replica, 'mon')).toEqual([]);
  });

  test('[C8] it stops being pending when its confirmation comes, even if a newer rev was there before', () => {
    const newer = take(pend(confirmed, 'm1', { name: 'mine' }), said(item('a', 3, { name: 'theirs' }), 3));
    const settled = take(newer, said(item('a', 2, { name: 'mine' }), 2, 'm1'));
    expect(shown(settled, 'a')).toMatchObject({ name: 'theirs', rev: 3 });
  });

  test('[C8] one that arrives after its outcome is not shown', () => {
    const settled = take(confirmed, said(item('a', 2, { name: 'done' }), 2, 'm1'));
    expect(pend(settled, 'm1', { name: 'late' })).toBe(settled);
    const dropped = dropPending(confirmed, rules, 'a', 'm2');
    expect(shown(pend(dropped, 'm2', { name: 'late' }), 'a')).toMatchObject({ name: 'a' });
  });

  test('[C5] a refused creation leaves nothing behind, a refused deletion brings the row back', () => {
    const created = addPending(
      emptyReplica<Item>(),
      rules,
      'b',
      { mutationId: 'm1', op: 'created', row: item('b', 0) },
      tab,
    );
    expect(created.shown).toBe(1);
    const dropped = dropPending(created, rules, 'b', 'm1');
    expect([dropped.shown, idsOn(dropped, 'mon')]).toEqual([0, []]);
    const deleting = addPending(confirmed, rules, 'a', { mutationId: 'm2', op: 'deleted' }, tab);
    expect(shown(deleting, 'a')).toBeNull();
    expect(shown(dropPending(deleting, rules, 'a', 'm2'), 'a')).toBe(shown(confirmed, 'a'));
  });

  test('[C9] a mark of change plays once for a change that was shown before it was confirmed', () => {
    const pending = pend(confirmed, 'm1', { name: 'mine' });
    const settled = take(pending, said(item('a', 2, { name: 'mine' }), 2, 'm1'));
    expect(getIn(settled.entries, 'a')?.arrivals).toBe(getIn(pending.entries, 'a')?.arrivals);
  });
});

describe('full lists', () => {
  interface Page {
    rows: readonly Item[];
    seq: number;
  }
  const fromList = { via: 'list', at: 1 } as const;
  const listPages = (replica: Replica<Item>, pages: readonly Page[], covers = (_row: Item) => true) =>
    dropMissing(
      pages.reduce((now, page) => confirmPage(now, rules, page, fromList), replica),
      rules,
      {
        ids: new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))),
        seq: Math.min(...pages.map(({ seq }) => seq)),
        covers,
      },
      fromList,
    );
  const list = (replica: Replica<Item>, seq: number, ...rows: Item[]) => listPages(replica, [{ rows, seq }]);

  test('[C6] a row that the list lacks is gone', () => {
    const replica = list(take(emptyReplica(), said(item('a', 1), 1)), 5, item('b', 1));
    expect([shown(replica, 'a'), shown(replica, 'b')?.id, replica.shown]).toEqual([null, 'b', 1]);
  });

  test('[C6] a stale list removes nothing that is newer than it, and resurrects nothing', () => {
    const newer = [said(item('a', 1), 8), said(item('b', 1), 2), gone('b', 2, 9)].reduce(
      take,
      emptyReplica<Item>(),
    );
    const replica = list(newer, 7, item('b', 1));
    expect([shown(replica, 'a')?.id, shown(replica, 'b')]).toEqual(['a', null]);
  });

  test('[C6] a list says nothing about rows it would not hold', () => {
    const replica = take(emptyReplica(), said(item('a', 1, { day: 'tue' }), 1));
    const listedMonday = listPages(replica, [{ rows: [], seq: 5 }], (row) => row.day === 'mon');
    expect(shown(listedMonday, 'a')?.id).toBe('a');
  });

  test('[C6] a row removed by a list comes back with its next change', () => {
    const removed = list(take(emptyReplica(), said(item('a', 1), 1)), 5);
    expect(shown(take(removed, said(item('a', 2), 6)), 'a')?.rev).toBe(2);
  });

  test('[C6] a row that moved while its list was paged is shown once, as it is now', () => {
    const pages = [
      { rows: [item('a', 1)], seq: 10 },
      { rows: [item('a', 2, { day: 'tue' })], seq: 12 },
    ];
    const replica = listPages(emptyReplica<Item>(), pages);
    expect([replica.shown, idsOn(replica, 'mon'), idsOn(replica, 'tue')]).toEqual([1, [], ['a']]);
  });

  test('[C6] pages true at different moments: a row from the later page outlives a list from between', () => {
    const pages = [
      { rows: [item('a', 1)], seq: 10 },
      { rows: [item('b', 1)], seq: 12 },
    ];
    const replica = listPages(emptyReplica<Item>(), pages);
    expect(shown(list(replica, 11, item('a', 1)), 'b')?.id).toBe('b');
  });
});
