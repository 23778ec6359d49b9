import { describe, expect, it } from 'vitest';
import { actorWords, deedWords, fieldWords, placeWords } from '@/dashboards/admin/audit/auditWords';
import type { Id } from '@/domain/primitives';

const id = '0190aaaa-0000-7000-8000-0000000000ff' as Id;

describe('what the audit log says', () => {
  it.each([
    ['inventoryItem', 'updated', 'Inventory item changed'],
    ['patient', 'created', 'Client added'],
    ['session', 'signedIn', 'Signed in'],
    ['session', 'refused', 'Sign-in refused'],
    ['appointment', 'overbooked', 'Appointment overbooked'],
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
    expect(placeWords({ address: '10.0.0.1', client: id })).toBe('10.0.0.1');
    expect(placeWords({ address: null, client: id })).toBe('tab …0000ff');
    expect(placeWords({ address: null, client: null })).toBe('');
    expect(fieldWords(['lastName', 'notes'])).toBe('last name, notes');
  });
});
