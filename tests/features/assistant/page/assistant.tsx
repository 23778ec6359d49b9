import type { CommonFields } from '@/domain/entity';
import type { Language } from '@/domain/language';
import type { Day } from '@/domain/primitives';
import { AssistantPanel } from '@/features/assistant/AssistantPanel';
import { offers, type Offer } from '@/features/assistant/offer';
import { LanguageProvider } from '@/ui/language';
import { createStage } from '../../../browser/stage/createStage';
import { everySlice } from '../../../browser/stage/everySlice';
import { mountStage } from '../../../browser/stage/mountStage';
import { stageSession } from '../../../browser/stage/stageSession';
import { bookedRow, fakeAssistant, offered } from './fakeAssistant';

const query = new URLSearchParams(location.search);
const today = '2026-11-24' as Day;
const fake = fakeAssistant();
const stage = createStage({
  slices: everySlice,
  startsAt: `${today}T14:30:00Z`,
  server: () => ({
    calls: fake.calls,
    lists: {
      list: (path) =>
        Promise.resolve({
          items: path === `/${offers.path}` ? offered.map((row) => ({ ...row })) : [],
          seq: 1,
          epoch: 'test',
        }),
    },
  }),
});
let rows: Offer[] = [...offered];

mountStage(
  { runtime: stage.runtime, session: stageSession({ role: 'patient' }), today },
  <LanguageProvider language={(query.get('language') ?? 'en') as Language}>
    <main style={{ height: '100dvh', padding: 16, maxWidth: 720, margin: '0 auto' }}>
      <h1 style={{ fontSize: 20, margin: '0 0 8px' }}>Portal</h1>
      <div style={{ height: 'calc(100% - 40px)' }}>
        <AssistantPanel />
      </div>
    </main>
  </LanguageProvider>,
);

const assistantPage = {
  sent: () => fake.sent,
  setDown: fake.setDown,
  /** What the database makes of an offer, as the feed brings it. */
  become(place: number, status: Offer['status']): void {
    const row = rows[place];
    if (!row) throw new Error('There is no such offer');
    const next = { ...row, status };
    stage.arrive(offers.path, 'updated', next);
    rows = rows.with(place, { ...next, rev: row.rev + 1 });
  },
  /** What was booked here stands an hour later, by somebody else. */
  moveBooked(): void {
    const { startsAt } = bookedRow;
    const row = { ...bookedRow, address: null, notes: null, overbookReason: null, seriesId: null };
    const later = new Date(Date.parse(startsAt) - 3_600_000).toISOString();
    stage.arrive('appointments', 'updated', { ...row, startsAt: later } as CommonFields);
  },
};
export type AssistantPage = typeof assistantPage;

Object.assign(window, { assistantPage });
