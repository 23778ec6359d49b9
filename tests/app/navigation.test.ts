import { describe, expect, test } from 'vitest';
import { freshnessWords } from '@/app/freshnessWords';
import { matchWords } from '@/app/matchWords';
import { homeOf, labelOf, mayOpen, screenAt, screensOf } from '@/app/navigation';
import { roles } from '@/domain/policy';
import { WallTime } from '@/domain/primitives';

describe('navigation', () => {
  test('every role has a home, and may open it unless no screen exists for it yet', () => {
    for (const role of roles) {
      const home = homeOf(role);
      expect(home === '/welcome' || mayOpen(role, home)).toBe(true);
    }
    expect(homeOf('therapist')).toBe('/therapist');
    expect(homeOf('operator')).toBe('/operator');
    expect(homeOf('scheduler')).toBe('/scheduling');
    expect(homeOf('patient')).toBe('/portal');
  });

  test('a patient has the portal, called in their language, and nobody else does', () => {
    const portal = screensOf('patient');
    expect(portal.map(({ path }) => path)).toEqual(['/portal', '/portal/book', '/portal/profile']);
    expect(portal.map((screen) => labelOf(screen, 'patient', 'de'))).toEqual([
      'Meine Termine',
      'Buchen',
      'Profil',
    ]);
    expect(portal.map((screen) => labelOf(screen, 'patient'))).toEqual([
      'My appointments',
      'Book',
      'Profile',
    ]);
    expect(mayOpen('patient', '/portal/move/some-id')).toBe(true);
    for (const role of roles.filter((one) => one !== 'patient')) expect(mayOpen(role, '/portal')).toBe(false);
  });

  test('of screens that lie beneath each other the closest one is meant', () => {
    expect(screenAt('/portal/book')?.path).toBe('/portal/book');
    expect(screenAt('/portal/move/some-id')?.path).toBe('/portal');
    expect(screenAt('/admin/sync')?.path).toBe('/admin');
    expect(screenAt('/admin/staff')?.path).toBe('/admin');
    expect(screenAt('/portals')).toBeNull();
  });

  test('no two screens of a role share a key', () => {
    for (const role of roles) {
      const keys = screensOf(role).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('what is not in the rail cannot be opened', () => {
    expect(screensOf('scheduler').map(({ path }) => path)).toEqual(['/scheduling']);
    expect(mayOpen('scheduler', '/availability')).toBe(false);
    expect(mayOpen('therapist', '/operator')).toBe(false);
    expect(mayOpen('operator', '/therapist/some-id')).toBe(true);
    expect(mayOpen('patient', '/therapist/some-id')).toBe(false);
    expect(mayOpen('operator', '/therapists')).toBe(false);
  });
});

test('the palette finds names without accents, by the beginning of any word', () => {
  expect(matchWords('Tomás Herrera', 'tomas')).toBe(2);
  expect(matchWords('Dr. Helen Brandt', 'bra')).toBe(1);
  expect(matchWords('Maria Santos', 'ma sa')).toBe(1);
  expect(matchWords('Maria Santos', 'aria')).toBe(0);
});

describe('the freshness badge says', () => {
  const facts = { offlineSince: null, checkedMsAgo: 4000, waiting: 0 };
  test.each([
    [{ ...facts, state: 'live' as const }, 'Live', ''],
    [{ ...facts, state: 'polling' as const }, 'Polling', 'checked 4 s ago'],
    [{ ...facts, state: 'polling' as const, waiting: 1 }, 'Polling', '1 change waiting'],
    [{ ...facts, state: 'catchingUp' as const }, 'Catching up', ''],
    [
      { ...facts, state: 'offline' as const, offlineSince: WallTime.parse('10:42'), waiting: 2 },
      'Offline since 10:42',
      '2 changes waiting',
    ],
  ])('%j', (given, word, more) => {
    expect(freshnessWords(given)).toEqual({ word, more });
  });
});
