import type { Entity } from '@/domain/entity';
import type { TestPractice } from './practice';

type Fields = Record<string, unknown>;

export interface Sample {
  /** A valid draft; `n` makes several of them differ where they must. */
  draft(practice: TestPractice, n: number): Fields;
  /** Valid new values, each for a field that the draft has otherwise. At least two fields. */
  changes: Fields;
  /** One draft for each rule over several fields, with the field it must name. */
  broken?: { field: string; change: Fields }[];
}

/** What the suites over the registry need to know of each entity. A new entity adds its line here. */
const samples: Record<string, Sample> = {
  staff: {
    draft: ({ serviceId }, n) => ({
      name: `Somebody ${n}`,
      role: 'therapist',
      colour: '#0f766e',
      serviceIds: [serviceId],
      isActive: true,
    }),
    changes: { name: 'Somebody Else', isActive: false },
  },
  service: {
    draft: (_practice, n) => ({
      name: `Massage ${n}`,
      durationMinutes: 60,
      bufferBeforeMinutes: 5,
      bufferAfterMinutes: 15,
      priceCents: 9500,
      isActive: true,
    }),
    changes: { priceCents: 9900, isActive: false },
  },
  availability: {
    draft: ({ staffId }, n) => ({
      staffId,
      date: `2026-11-${String(1 + (n % 28)).padStart(2, '0')}`,
      startTime: '09:00',
      endTime: '12:30',
      isActive: true,
      seriesId: null,
    }),
    changes: { endTime: '13:00', isActive: false },
    broken: [{ field: 'endTime', change: { startTime: '12:30' } }],
  },
};

/** @throws Error for an entity without a sample: it would not be tested */
export function sampleOf(entity: Entity): Sample {
  const sample = samples[entity.name];
  if (!sample) throw new Error(`Add a sample of ${entity.name} to tests/server/samples.ts`);
  return sample;
}
