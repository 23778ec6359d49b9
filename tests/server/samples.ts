import type { Entity } from '@/domain/entity';
import { bookableDays, bookableFrom, type TestPractice } from './practice';

type Fields = Record<string, unknown>;

export interface Sample {
  /** A valid draft, the same for the same `n`; another `n` makes it differ where several must. */
  draft(practice: TestPractice, n: number): Fields;
  /** Valid new values, each for a field that the draft has otherwise. */
  changes(practice: TestPractice): Fields;
  /** One draft for each rule over several fields, with the field it must name. */
  broken?: { field: string; change: Fields }[];
}

/** From this hour on there are no appointments of samples. */
const onlyHolds = 320;

/** An hour that no other `n` has: times are the one thing that two bookings can't share. */
function hourOf(n: number): { startsAt: string; endsAt: string } {
  const [day, hour] = [Math.floor(n / 8), 6 + 2 * (n % 8)];
  if (day >= bookableDays) throw new Error('More bookings than there is room for');
  const startMs = Date.parse(`${bookableFrom}T00:00:00Z`) + (day * 24 + hour) * 3_600_000;
  const at = (ms: number) => new Date(ms).toISOString();
  return { startsAt: at(startMs), endsAt: at(startMs + 3_600_000) };
}

/** What the suites over the registry need to know of the entities every practice has. */
const samples: Record<string, Sample> = {
  staff: {
    draft: ({ serviceId }, n) => ({
      name: `Somebody ${n}`,
      role: 'therapist',
      colour: '#0f766e',
      serviceIds: [serviceId],
      isActive: true,
    }),
    changes: () => ({ name: 'Somebody Else', isActive: false }),
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
    changes: () => ({ priceCents: 9900, isActive: false }),
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
    changes: () => ({ endTime: '13:00', isActive: false }),
    broken: [{ field: 'endTime', change: { startTime: '12:30', endTime: '12:30' } }],
  },
  patient: {
    draft: (_practice, n) => ({
      firstName: 'Samuel',
      lastName: `Adeyemi ${n}`,
      birthDate: '1975-03-09',
      phone: '+1 212 555 0142',
      email: null,
      address: null,
      medicalHistory: 'Broke her left wrist in 2019.\nNo allergies.',
      notes: null,
    }),
    changes: () => ({ lastName: 'Someone Else', email: 'samuel@example.com', notes: 'Prefers mornings' }),
  },
  appointment: {
    draft: ({ patientId, staffId, serviceId }, n) => ({
      patientId,
      staffId,
      serviceId,
      ...hourOf(n),
      status: 'requested',
      address: null,
      notes: null,
      overbookReason: null,
      seriesId: null,
    }),
    changes: () => ({ notes: 'Ring twice', address: '12 Elm Street' }),
    broken: [{ field: 'endsAt', change: { endsAt: '2031-01-01T05:00:00.000Z' } }],
  },
  hold: {
    draft: ({ staffId, serviceId }, n) => ({ staffId, serviceId, ...hourOf(n + onlyHolds) }),
    changes: ({ otherServiceId }) => ({ serviceId: otherServiceId }),
    broken: [{ field: 'endsAt', change: { endsAt: '2031-01-01T05:00:00.000Z' } }],
  },
};

/** Those of other features lie with their tests: `tests/features/<feature>/<name>.sample.ts`, exporting `sample`. */
const ofFeatures = import.meta.glob<Sample>('../features/*/*.sample.ts', { import: 'sample', eager: true });

/** @throws Error for an entity without a sample: it would not be tested */
export function sampleOf(entity: Entity): Sample {
  const own = Object.entries(ofFeatures).find(([path]) => path.endsWith(`/${entity.name}.sample.ts`));
  const sample = samples[entity.name] ?? own?.[1];
  if (!sample) throw new Error(`Add tests/features/<feature>/${entity.name}.sample.ts`);
  return sample;
}

/** Whether anybody at all may create its rows; those of others are made by the database. */
export function isWritten({ policy }: Entity): boolean {
  return Object.keys(policy.create).length > 0;
}
