import { describe, expect, test } from 'vitest';
import { itemOrder } from '@/dashboards/clinic/inventory/itemOrder';
import { idOf, items } from '../../features/inventory/page/stockRows';

const all = { text: '', onlyLow: false, sort: 'name' } as const;
const named = (ids: readonly string[]) => ids.map((id) => items.find((item) => item.id === id)?.name);

describe('which things are listed', () => {
  test('all, in the order they come in', () => {
    expect(itemOrder(items, all)).toEqual(items.map(({ id }) => id));
  });

  test('those whose name and SKU together hold every word', () => {
    expect(named(itemOrder(items, { ...all, text: 'oil' }))).toEqual(['Almond oil']);
    expect(named(itemOrder(items, { ...all, text: ' large  TOW-6' }))).toEqual(['Towels, large']);
    expect(itemOrder(items, { ...all, text: 'oil tape' })).toEqual([]);
    const cream = { ...items[0], id: idOf(6, 50), name: 'Crème à l’arnica' };
    expect(itemOrder([cream], { ...all, text: 'creme a' })).toEqual([cream.id]);
  });

  test('those that it is time to order', () => {
    expect(named(itemOrder(items, { ...all, onlyLow: true }))).toEqual([
      'Face cradle covers',
      'Hot stones',
      'Kinesiology tape',
    ]);
  });

  test('lowest first, by how far each is above the level it is ordered at', () => {
    expect(named(itemOrder(items, { ...all, sort: 'level' })).slice(0, 4)).toEqual([
      'Kinesiology tape',
      'Face cradle covers',
      'Hot stones',
      'Almond oil',
    ]);
  });
});
