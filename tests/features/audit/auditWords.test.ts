import { describe, expect, it } from 'vitest';
import { actorWords, deedWords, detailWords, fieldWords, placeWords } from '@/features/audit/auditWords';
import type { Id } from '@/domain/primitives';

const id = '0190aaaa-0000-7000-8000-0000000000ff' as Id;

describe('what the audit log says', () => {
  it.each([
    ['inventoryItem', 'updated', 'Inventory item changed'],
    ['patient', 'created', 'Client added'],
    ['session', 'signedIn', 'Signed in'],
    ['session', 'refused', 'Sign-in refused'],
    ['appointment', 'overbooked', 'Appointment overbooked'],
    ['patient', 'opened', 'Client opened'],
    ['feed', 'followed', 'Changes followed live'],
    ['appointment', 'somethingNew', 'Appointment something new'],
  ])('%s %s: %s', (entity, action, words) => {
    expect(deedWords({ entity, action }, 'client')).toBe(words);
  });

  it('names who it was as far as it is known', () => {
    expect(actorWords({ actor: 'Ruth', actorId: id })).toBe('Ruth');
    expect(actorWords({ actor: null, actorId: id })).toBe('Somebody whose account is gone');
    expect(actorWords({ actor: null, actorId: null })).toBe('The database');
  });

  it('names where it came from: an address, else a tab, else nothing', () => {
    expect(placeWords({ address: '10.0.0.1', device: null, client: id })).toBe('10.0.0.1');
    expect(placeWords({ address: '10.0.0.1', device: 'Chrome on Mac', client: id })).toBe(
      'Chrome on Mac · 10.0.0.1',
    );
    expect(placeWords({ address: null, device: null, client: id })).toBe('tab …0000ff');
    expect(placeWords({ address: null, device: null, client: null })).toBe('');
    expect(fieldWords(['lastName', 'notes'])).toBe('last name, notes');
  });

  it('says how many rows, by what, and how often again', () => {
    const words = (action: string, count: number | null, fields: string[], times: number | null) =>
      detailWords({ action, count, fields, times });
    expect(words('listed', 12, ['patientId'], null)).toBe('12 rows · by patient id');
    expect(words('searched', 1, [], null)).toBe('1 row');
    expect(words('opened', 1, [], null)).toBe('');
    expect(words('opened', null, [], 3)).toBe('3 times more');
    expect(words('updated', null, ['notes'], null)).toBe('notes');
  });
});
