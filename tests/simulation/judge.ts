import type { CommonFields } from '@/domain/entity';
import { availabilities } from '@/features/availability/availability';
import type { EntityState } from '@/store/entityState';
import { valuesOf } from '@/sync/core/buckets';
import type { Entry } from '@/sync/core/replica';
import type { SimulatedBrowser, SimulatedTab } from './simulatedBrowser';
import type { World } from './world';

type Fields = Readonly<Record<string, unknown>>;

/** What is not as it must be once all disturbance is over: one line each, none if all is well. */
export function judge(world: World): string[] {
  return [
    ...world.browsers.flatMap((browser) => {
      const stored = rowsFor(browser, world);
      return [...browser.tabs].flatMap((tab) => judgeTab(tab, stored, world));
    }),
    ...world.errors.map((error) => `an error: ${String(error)}`),
    ...world.browsers.flatMap(({ name, browser }) =>
      browser.uncaught.map((error) => `${name}: uncaught ${String(error)}`),
    ),
  ];
}

/** Whatever a tab knows of any row, deleted ones too. */
export function entriesOf(tab: SimulatedTab): Entry<CommonFields>[] {
  const state = tab.runtime.store.getState()[availabilities.path] as EntityState<CommonFields>;
  return [...valuesOf(state.replica.entries)];
}

function rowsFor({ sees }: SimulatedBrowser, { server }: World): Map<string, Fields> {
  return new Map([...server.rows()].filter(([, row]) => sees(row)));
}

function judgeTab(tab: SimulatedTab, stored: ReadonlyMap<string, Fields>, world: World): string[] {
  const wrong: string[] = [];
  const confirmed: Fields[] = [];
  for (const entry of entriesOf(tab)) {
    if (entry.confirmed) confirmed.push(entry.confirmed as unknown as Fields);
    if (entry.pending.length > 0) wrong.push(`${entry.pending.length} still pending`);
  }
  wrong.push(...differences('confirmed', confirmed, stored));
  wrong.push(...differences('shown', tab.shown() as readonly unknown[] as readonly Fields[], stored));
  const { cursor, waiting } = tab.runtime.engine.status.get();
  if (cursor.from === null || cursor.at !== world.server.seq() || cursor.ahead > 0)
    wrong.push(`cursor ${JSON.stringify(cursor)} while the server is at ${world.server.seq()}`);
  if (waiting > 0) wrong.push(`${waiting} writes wait`);
  return wrong.map((line) => `${tab.name}: ${line}`);
}

function differences(what: string, held: readonly Fields[], stored: ReadonlyMap<string, Fields>): string[] {
  const wrong: string[] = [];
  let found = 0;
  for (const row of held) {
    const truth = stored.get(String(row['id']));
    if (truth) found++;
    if (!truth) wrong.push(`${what} ${JSON.stringify(row)}, which the server has not`);
    else if (!isSame(row, truth)) wrong.push(`${what} ${JSON.stringify(row)} for ${JSON.stringify(truth)}`);
  }
  if (found < stored.size) wrong.push(`${stored.size - found} rows not ${what}`);
  return wrong;
}

function isSame(a: Fields, b: Fields): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
