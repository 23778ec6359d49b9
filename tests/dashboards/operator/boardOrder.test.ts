import { describe, expect, it } from 'vitest';
import { boardOrder, heldOrder, type OrderWish } from '@/dashboards/operator/boardOrder';
import type { StaffStatus } from '@/dashboards/operator/staffStatus';
import type { Id, WallTime } from '@/domain/primitives';

const ids = (...names: string[]) => names as Id[];
const people = ['Ana', 'Bo', 'Çelik', 'Dora'].map((name) => ({ id: name as Id, name }));
const statuses: Record<string, StaffStatus> = {
  Ana: { kind: 'off' },
  Bo: { kind: 'now', until: '12:00' as WallTime },
  Çelik: { kind: 'later', from: '14:00' as WallTime },
  Dora: { kind: 'now', until: '18:00' as WallTime },
};
const order = (wish: Partial<OrderWish>) =>
  boardOrder(people, (id) => statuses[id] ?? { kind: 'off' }, {
    name: '',
    onlyAvailable: false,
    sort: 'name',
    ...wish,
  });

describe('boardOrder', () => {
  it('keeps the order of names', () => {
    expect(order({})).toEqual(ids('Ana', 'Bo', 'Çelik', 'Dora'));
  });

  it('finds part of a name without case or accents', () => {
    expect(order({ name: ' CEL ' })).toEqual(ids('Çelik'));
    expect(order({ name: 'zoe' })).toEqual([]);
  });

  it('shows only who is available now', () => {
    expect(order({ onlyAvailable: true })).toEqual(ids('Bo', 'Dora'));
  });

  it('puts who is free first', () => {
    expect(order({ sort: 'free' })).toEqual(ids('Dora', 'Bo', 'Çelik', 'Ana'));
  });
});

describe('heldOrder', () => {
  const everybody = new Set(ids('a', 'b', 'c', 'd'));

  it('moves nobody, whatever order would be right', () => {
    const shown = ids('a', 'b', 'c');
    expect(heldOrder(shown, ids('c', 'a', 'b'), everybody)).toBe(shown);
  });

  it('keeps who no longer matches the filter until hands are off the board', () => {
    const shown = ids('a', 'b');
    expect(heldOrder(shown, ids('a'), everybody)).toBe(shown);
  });

  it('lets go who is no longer there, and adds newcomers at the end', () => {
    expect(heldOrder(ids('a', 'x', 'b'), ids('d', 'a', 'b'), everybody)).toEqual(ids('a', 'b', 'd'));
  });
});
