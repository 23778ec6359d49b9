import { expect, test } from 'vitest';
import type { Day, Id } from '@/domain/primitives';
import type { Hold } from '@/features/holds/hold';
import { heldBy, holdBlocksOn } from '@/features/holds/holdBlocks';

const day = '2026-11-24' as Day;
const hold = {
  id: 'h' as Id,
  staffId: 's' as Id,
  serviceId: 'v' as Id,
  startsAt: '2026-11-24T15:00:00.000Z',
  endsAt: '2026-11-24T16:00:00.000Z',
} as Hold;
const lengthOf = () => ({ durationMinutes: 60, bufferBeforeMinutes: 5, bufferAfterMinutes: 15 });

test('a hold stands where the practice’s clock shows it, with its service’s buffers', () => {
  expect(holdBlocksOn([hold], day, 'America/New_York', lengthOf)).toEqual([
    { id: 'h', kind: 'hold', start: 600, end: 660, before: 5, after: 15, canMove: false, canResize: false },
  ]);
  expect(holdBlocksOn([hold], '2026-11-25' as Day, 'America/New_York', lengthOf)).toEqual([]);
});

test('what it takes up includes the buffers; without its service it is as long as it says', () => {
  const start = Date.parse(hold.startsAt);
  expect(heldBy([hold], lengthOf)).toEqual([{ start: start - 300_000, end: start + 75 * 60_000 }]);
  expect(heldBy([hold], () => undefined)).toEqual([{ start, end: start + 3_600_000 }]);
});
