import { configureStore, createEntityAdapter, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { Day } from '@/domain/primitives';
import { type Availability, staffDayKey } from '@/features/availability/availability';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { availabilityRow } from './availabilityRows';
import { line, ms, spreadOf, title } from './figures';

const firstDay = '2026-11-23' as Day;
const samples = 2000;
const { selectById, selectIdsBy } = availabilitySlice.selectors;

/** Dispatch of one change until the selectors of a screen (one cell and its rows) have settled. */
export function benchApplyChange(): void {
  title('Applying one change: dispatch → selectors settled (Node, no React)');
  for (const [count, aim] of [
    [10_000, 0.3],
    [100_000, 0.7],
  ] as const) {
    const ours = spreadOf(applyOurs(count));
    const adapter = spreadOf(applyAdapter(count));
    line(`${count} rows: Lockstep slice`, `p50 ${ms(ours.p50)}  p99 ${ms(ours.p99)}`, `aim p50 ≤ ${aim} ms`);
    line(`${count} rows: createEntityAdapter upsertOne`, `p50 ${ms(adapter.p50)}  p99 ${ms(adapter.p99)}`);
    line(`${count} rows: ratio`, `${(adapter.p50 / ours.p50).toFixed(0)} × faster`);
  }
}

function applyOurs(count: number): number[] {
  const { reducer, actions } = availabilitySlice;
  const store = configureStore({
    reducer: { availability: reducer },
    middleware: (defaults) => defaults({ immutableCheck: false, serializableCheck: false }),
    devTools: false,
  });
  const rows = Array.from({ length: count }, (_, n) => availabilityRow(n, firstDay));
  store.dispatch(actions.pageTaken({ rows, seq: 1, at: 0 }));
  let settled = 0;
  store.subscribe(() => {
    const row = rows[settled % count] as Availability;
    const ids = selectIdsBy(store.getState(), 'staffDay', staffDayKey(row.staffId, row.date));
    for (const id of ids) selectById(store.getState(), id);
  });
  return timed(samples, (n) => {
    settled = (n * 7919) % count;
    const row = availabilityRow(settled, firstDay, n + 2);
    const event = { op: 'updated' as const, id: row.id, rev: row.rev, seq: n + 2, row };
    return () => store.dispatch(actions.syncUpdated({ event, arrival: { via: 'tab', at: n } }));
  });
}

function applyAdapter(count: number): number[] {
  const adapter = createEntityAdapter<Availability>();
  const slice = createSlice({
    name: 'availability',
    initialState: adapter.getInitialState(),
    reducers: {
      all: (state, action: PayloadAction<Availability[]>) => adapter.setAll(state, action.payload),
      one: (state, action: PayloadAction<Availability>) => adapter.upsertOne(state, action.payload),
    },
  });
  const store = configureStore({
    reducer: { availability: slice.reducer },
    middleware: (defaults) => defaults({ immutableCheck: false, serializableCheck: false }),
    devTools: false,
  });
  store.dispatch(slice.actions.all(Array.from({ length: count }, (_, n) => availabilityRow(n, firstDay))));
  const rounds = Math.min(samples, Math.round(2_000_000 / count));
  store.subscribe(() => store.getState().availability.entities[availabilityRow(1, firstDay).id]);
  return timed(rounds, (n) => {
    const row = availabilityRow((n * 7919) % count, firstDay, n + 2);
    return () => store.dispatch(slice.actions.one(row));
  });
}

/** Each round is prepared outside the clock; the first tenth warms up and is not counted. */
function timed(rounds: number, prepare: (n: number) => () => unknown): number[] {
  const took: number[] = [];
  for (let n = 0; n < rounds * 1.1; n++) {
    const run = prepare(n);
    const startedAt = performance.now();
    run();
    took.push(performance.now() - startedAt);
  }
  return took.slice(Math.floor(rounds * 0.1));
}
