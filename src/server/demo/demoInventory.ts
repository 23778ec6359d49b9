import type { PoolClient } from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { Ids } from '../ports';

interface DemoItem {
  name: string;
  sku: string;
  unit: string;
  reorderLevel: number;
  /** `<days ago> <amount> <who> <reason>`, oldest first; what they sum up to is what there is. */
  history: readonly string[];
}

const people: Readonly<Record<string, string>> = {
  carla: 'Carla Mendes',
  ruth: 'Ruth Castellano',
  maria: 'Maria Santos',
  james: 'James Okafor',
  helen: 'Dr. Helen Brandt',
};

const demoItems: readonly DemoItem[] = [
  item('Almond oil, 500 ml', 'OIL-ALM-500', 'bottle', 6, [
    '27 12 carla Opening stock',
    '19 -2 maria Used at a visit',
    '12 -3 james Used at a visit',
    '9 12 carla Delivered',
    '5 -1 helen Broken',
    '2 -4 maria Used at a visit',
  ]),
  item('Jojoba oil, 500 ml', 'OIL-JOJ-500', 'bottle', 4, [
    '27 8 carla Opening stock',
    '16 -3 maria Used at a visit',
    '3 -2 james Used at a visit',
  ]),
  item('Arnica gel, 250 ml', 'GEL-ARN-250', 'tube', 5, [
    '27 10 carla Opening stock',
    '14 -4 helen Used at a visit',
    '4 -3 helen Used at a visit',
  ]),
  item('Massage cream, unscented', 'CRM-UNS-1000', 'tub', 3, [
    '27 6 carla Opening stock',
    '8 -2 maria Used at a visit',
    '6 6 carla Delivered',
  ]),
  item('Lavender essential oil, 10 ml', 'ESS-LAV-10', 'bottle', 4, [
    '27 9 carla Opening stock',
    '11 -3 maria Used at a visit',
  ]),
  item('Eucalyptus essential oil, 10 ml', 'ESS-EUC-10', 'bottle', 4, [
    '27 5 carla Opening stock',
    '13 -2 james Used at a visit',
    '1 -3 maria Used at a visit',
  ]),
  item('Bath towels, white', 'TOW-BATH', 'piece', 40, [
    '27 120 carla Opening stock',
    '15 -6 carla Worn out',
    '7 -4 carla Worn out',
  ]),
  item('Hand towels, white', 'TOW-HAND', 'piece', 30, ['27 60 carla Opening stock', '10 -8 carla Worn out']),
  item('Table sheets, fitted', 'SHEET-FIT', 'piece', 24, ['27 48 carla Opening stock', '6 -2 carla Torn']),
  item('Table paper, 50 m', 'PAPER-50', 'roll', 8, [
    '27 18 carla Opening stock',
    '17 -6 james Used at a visit',
    '5 -5 maria Used at a visit',
  ]),
  item('Face cradle covers, 100', 'FACE-100', 'box', 4, [
    '27 10 carla Opening stock',
    '18 -3 maria Used at a visit',
    '9 -2 james Used at a visit',
    '2 -2 helen Used at a visit',
  ]),
  item('Nitrile gloves M, 100', 'GLOVE-M', 'box', 6, [
    '27 12 carla Opening stock',
    '12 -5 helen Used at a visit',
    '11 20 carla Delivered',
    '3 -4 helen Used at a visit',
  ]),
  item('Nitrile gloves L, 100', 'GLOVE-L', 'box', 4, [
    '27 10 carla Opening stock',
    '8 -3 james Used at a visit',
  ]),
  item('Kinesiology tape, 5 cm', 'TAPE-KIN-5', 'roll', 10, [
    '27 24 carla Opening stock',
    '20 -8 helen Used at a visit',
    '13 -9 helen Used at a visit',
    '1 -7 james Used at a visit',
  ]),
  item('Hand sanitiser, 500 ml', 'SAN-500', 'bottle', 6, [
    '27 15 carla Opening stock',
    '14 -4 ruth Counted',
    '4 -2 maria Used at a visit',
  ]),
  item('Disinfectant wipes, 80', 'WIPE-80', 'pack', 10, [
    '27 30 carla Opening stock',
    '16 -9 james Used at a visit',
    '5 24 carla Delivered',
  ]),
  item('Hot stone set, basalt', 'STONE-SET', 'set', 2, ['27 5 carla Opening stock']),
  item('Cupping cups, silicone', 'CUP-SIL', 'set', 2, ['27 4 carla Opening stock', '9 -1 helen Torn']),
];

function item(
  name: string,
  sku: string,
  unit: string,
  reorderLevel: number,
  history: readonly string[],
): DemoItem {
  return { name, sku, unit, reorderLevel, history };
}

interface DemoMovement {
  createdAt: string;
  amount: number;
  quantityAfter: number;
  author: string;
  reason: string;
}

function movementsOf({ history }: DemoItem, today: Temporal.PlainDate, timeZone: string): DemoMovement[] {
  let quantity = 0;
  return history.map((step, n) => {
    const [days, amount, who = '', ...reason] = step.split(' ');
    quantity += Number(amount);
    const at = today.subtract({ days: Number(days) }).toZonedDateTime({ timeZone, plainTime: '09:00' });
    return {
      createdAt: at
        .add({ minutes: (n * 97) % 480 })
        .toInstant()
        .toString(),
      amount: Number(amount),
      quantityAfter: quantity,
      author: people[who] ?? '',
      reason: reason.join(' '),
    };
  });
}

interface DemoPlace {
  practiceId: string;
  ids: Ids;
  today: Temporal.PlainDate;
  timeZone: string;
}

/**
 * What the demo practice uses up, some of it low, and what happened to it in the last four weeks. The history lies in the past,
 * which the database grants nobody: its own hands on movements rest meanwhile. For the seed alone, as the owner of the
 * tables, in its transaction.
 */
export async function insertDemoInventory(client: PoolClient, place: DemoPlace): Promise<void> {
  const { practiceId, ids, today, timeZone } = place;
  const items = demoItems.map((one) => ({
    ...one,
    id: ids.next(),
    moved: movementsOf(one, today, timeZone),
  }));
  const rows = items.map(({ moved, history: _history, reorderLevel, ...one }) => ({
    ...one,
    practice_id: practiceId,
    reorder_level: reorderLevel,
    quantity: moved.at(-1)?.quantityAfter ?? 0,
  }));
  const movements = items.flatMap(({ id, moved }) =>
    moved.map(({ createdAt, quantityAfter, ...one }) => ({
      ...one,
      practice_id: practiceId,
      id: ids.next(),
      rev: 1,
      created_at: createdAt,
      updated_at: createdAt,
      item_id: id,
      quantity_after: quantityAfter,
    })),
  );
  await insertWithout(client, 'move_stock_insert', 'inventory_item', rows);
  await insertWithout(client, 'stamp_row', 'stock_movement', movements);
}

async function insertWithout(
  client: PoolClient,
  trigger: string,
  table: string,
  rows: readonly object[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  await client.query(`alter table ${table} disable trigger ${trigger}`);
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
  // A table is not altered while its changes wait to be logged.
  await client.query('set constraints all immediate; set constraints all deferred');
  await client.query(`alter table ${table} enable trigger ${trigger}`);
}
