import { describe, expect, it } from 'vitest';
import { visitsToWrite } from '@/dashboards/clinic/treatments/visitsToWrite';
import type { Id, Instant } from '@/domain/primitives';
import type { Appointment } from '@/features/appointments/appointment';

const now = Date.parse('2026-11-24T15:00:00Z');
const maria = 'maria' as Id;

function visit(id: string, startsAt: string, fields: Partial<Appointment> = {}): Appointment {
  return {
    id: id as Id,
    rev: 1,
    createdAt: startsAt as Instant,
    updatedAt: startsAt as Instant,
    patientId: 'ana' as Id,
    staffId: maria,
    serviceId: 'massage' as Id,
    startsAt: startsAt as Instant,
    endsAt: startsAt as Instant,
    status: 'completed',
    address: null,
    notes: null,
    overbookReason: null,
    seriesId: null,
    ...fields,
  };
}

const visits = [
  visit('last week', '2026-11-17T14:00:00Z'),
  visit('this morning', '2026-11-24T13:00:00Z'),
  visit('in an hour', '2026-11-24T16:00:00Z', { status: 'confirmed' }),
  visit('next week', '2026-12-01T14:00:00Z', { status: 'confirmed' }),
  visit('called off', '2026-11-23T14:00:00Z', { status: 'cancelled' }),
  visit('nobody came', '2026-11-22T14:00:00Z', { status: 'noShow' }),
  visit('with James', '2026-11-20T14:00:00Z', { staffId: 'james' as Id }),
];
const everybody = { now, staffId: null };

describe('the visits that a record may be about', () => {
  it('took place or are about to, the latest first', () => {
    expect(visitsToWrite(visits, [], everybody).visits.map(({ id }) => id)).toEqual([
      'in an hour',
      'this morning',
      'with James',
      'last week',
    ]);
  });

  it('are one’s own for whoever writes only those', () => {
    const own = visitsToWrite(visits, [], { now, staffId: maria });
    expect(own.visits.map(({ id }) => id)).not.toContain('with James');
  });

  it('offer the last one that began and has no record yet', () => {
    expect(visitsToWrite(visits, [], everybody).likely?.id).toBe('this morning');
    const records = [{ appointmentId: 'this morning' as Id }, { appointmentId: null }];
    const later = visitsToWrite(visits, records, everybody);
    expect(later.likely?.id).toBe('with James');
    expect([...later.written]).toEqual(['this morning']);
    expect(visitsToWrite([], [], everybody).likely).toBeNull();
  });
});
