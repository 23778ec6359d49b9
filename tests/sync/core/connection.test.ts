import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { connectionAfter, type ConnectionEvent, type ConnectionState } from '@/sync/core/connection';

const events: ConnectionEvent[] = ['follow', 'rest', 'hello', 'broke', 'due', 'wake', 'offline'];
const after = (...happened: ConnectionEvent[]) => happened.reduce<ConnectionState>(connectionAfter, 'idle');

test('[S1] only a hello makes it live, and only while an attempt is under way', () => {
  expect(after('follow', 'hello')).toBe('live');
  for (const before of ['idle', 'waiting', 'paused'] as const)
    expect(connectionAfter(before, 'hello')).toBe(before);
});

test('[S1] whatever happens, resting ends it, and an idle one starts by following only', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events)), (happened) => {
      expect(connectionAfter(after(...happened), 'rest')).toBe('idle');
      const lastStart = Math.max(happened.lastIndexOf('rest'), -1);
      if (!happened.slice(lastStart + 1).includes('follow')) expect(after(...happened)).toBe('idle');
    }),
  );
});

test('[S3] offline it does not try until something wakes it; broken it tries when due or woken', () => {
  expect(after('follow', 'offline', 'due', 'follow', 'hello')).toBe('paused');
  expect(after('follow', 'offline', 'wake')).toBe('connecting');
  expect(after('follow', 'hello', 'broke')).toBe('waiting');
  expect(after('follow', 'hello', 'broke', 'due')).toBe('connecting');
  expect(after('follow', 'broke', 'wake')).toBe('connecting');
});
