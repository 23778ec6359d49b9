import { createRoot } from 'react-dom/client';
import { MantineProvider } from '@mantine/core';
import { BrowserRouter } from 'react-router-dom';
import '@mantine/core/styles.layer.css';
import '@/ui/tokens.css';
import { OperatorDashboard } from '@/dashboards/operator/OperatorDashboard';
import type { Day, Id, WallTime } from '@/domain/primitives';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import type { AnySlice } from '@/store/anySlice';
import { createRuntime } from '@/store/createRuntime';
import { LockstepProvider } from '@/store/LockstepProvider';
import type { Dispatch } from '@/store/thunk';
import { webRandom } from '@/sync/adapters/webRandom';
import { createBrowserSync } from '@/sync/adapters/createBrowserSync';
import { CommandsProvider } from '@/ui/commands';
import { SessionProvider } from '@/ui/sessionContext';
import { theme } from '@/ui/theme';
import { benchSession, fakeSources } from './fakeSources';
import { noCalls } from '../../store/noCalls';

const query = new URLSearchParams(location.search);
const count = Number(query.get('rows') ?? 2000);
const today = (query.get('day') ?? '2026-11-23') as Day;
const slices: readonly AnySlice[] = [staffSlice, serviceSlice, availabilitySlice];
const reportError = (error: unknown) => globalThis.reportError(error);
const { close: _close, ...ports } = createBrowserSync({
  sealKey: benchSession.sealKey,
  entities: slices.map(({ entity }) => entity),
  tabId: webRandom.id(),
  scope: 'bench',
  intervals: [{ activeMs: 3_600_000, idleMs: 3_600_000 }],
  reportError,
});
const sources = fakeSources(count, today);
const runtime = createRuntime({
  ...ports,
  calls: noCalls,
  slices,
  changes: sources,
  lists: sources,
  sender: sources,
  signedOut: () => {},
  reportError,
});
const dispatch = runtime.store.dispatch as Dispatch;
const { selectById, selectAll } = availabilitySlice.selectors;

let seen: { text: string; at: number }[] = [];
let longTasks: number[] = [];
const now = () => performance.timeOrigin + performance.now();

/** The page's own start, which makes the rows that a server would send, is not counted. */
let countedFrom = Infinity;
new PerformanceObserver((list) => {
  const counted = list.getEntries().filter(({ startTime }) => startTime >= countedFrom);
  longTasks.push(...counted.map(({ duration }) => duration));
}).observe({ type: 'longtask' });
new MutationObserver((mutations) => {
  for (const { target } of mutations) {
    const element = target instanceof Element ? target : target.parentElement;
    const chip = element?.closest('[data-id]');
    if (chip) seen.push({ text: `${chip.getAttribute('data-id')} ${chip.textContent}`, at: now() });
    for (const inner of element?.querySelectorAll('[data-id]') ?? []) {
      seen.push({ text: `${inner.getAttribute('data-id')} ${inner.textContent}`, at: now() });
    }
  }
}).observe(document, { subtree: true, childList: true, characterData: true });

const clockChannel = new BroadcastChannel('bench-clock');
let answerClock: ((at: number) => void) | null = null;
clockChannel.addEventListener('message', ({ data }: MessageEvent<number | null>) => {
  if (data === null) clockChannel.postMessage(now());
  else answerClock?.(data);
});

const boardBench = {
  now,
  /** Ids of the availabilities that are in sight, in document order. */
  inSight: () =>
    [...document.querySelectorAll('[data-id]')]
      .map((element) => element.getAttribute('data-id') ?? '')
      .filter((id) => selectById(runtime.store.getState(), id)),
  /** Moves the row's end by a minute; the moment before the call. */
  write(id: string): { at: number; text: string } {
    const row = selectById(runtime.store.getState(), id);
    const minute = (Number(row?.endTime.slice(3)) + 1) % 60;
    const endTime = `${row?.endTime.slice(0, 3)}${String(minute).padStart(2, '0')}` as WallTime;
    const at = now();
    void dispatch(availabilitySlice.thunks.update(id as Id, { endTime }));
    return { at, text: endTime };
  },
  seen: () => seen,
  forget() {
    seen = [];
    longTasks = [];
  },
  longTasks: () => longTasks,
  /** All rows as this tab holds them, in one comparable text. */
  rows: () =>
    selectAll(runtime.store.getState())
      .map(({ id, endTime }) => `${id}${endTime}`)
      .join(),
  waiting: () => runtime.engine.freshness.get().waiting,
  total: () => availabilitySlice.selectors.selectTotal(runtime.store.getState()),
  /** How far the other tab's clock is ahead of this one, from the quickest of many questions. */
  async clockOffset(): Promise<number> {
    let best = { roundTrip: Infinity, offset: 0 };
    for (let i = 0; i < 200; i++) {
      const asked = now();
      const theirs = await new Promise<number>((resolve) => {
        answerClock = resolve;
        clockChannel.postMessage(null);
      });
      const roundTrip = now() - asked;
      if (roundTrip < best.roundTrip) best = { roundTrip, offset: theirs - (asked + roundTrip / 2) };
    }
    return best.offset;
  },
};

declare global {
  interface Window {
    boardBench: typeof boardBench;
  }
}
window.boardBench = boardBench;

const root = document.getElementById('root');
if (!root) throw new Error('board.html has no #root.');
createRoot(root).render(
  <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false}>
    <BrowserRouter>
      <LockstepProvider runtime={runtime}>
        <SessionProvider session={benchSession} today={today}>
          <CommandsProvider>
            <OperatorDashboard />
          </CommandsProvider>
        </SessionProvider>
      </LockstepProvider>
    </BrowserRouter>
  </MantineProvider>,
);
countedFrom = performance.now();
