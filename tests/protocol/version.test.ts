import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { entities } from '@/features/entities';
import { BusMessage } from '@/protocol/busMessage';
import { Change } from '@/protocol/change';
import { ChangesPage } from '@/protocol/changesPage';
import { EventFields } from '@/protocol/eventFields';
import { FeedHanded, LeaderAnswer } from '@/protocol/feedHanded';
import { Bye, Hello, Position } from '@/protocol/feedStream';
import { ListPage } from '@/protocol/listPage';
import { Problem } from '@/protocol/problem';
import { SessionInfo } from '@/protocol/session';
import { MutationDropped } from '@/protocol/syncEvent';
import { protocolVersion } from '@/protocol/version';

/**
 * Hashes of everything that crosses a wire or a tab, of this version. Another shape of what is named here is another version;
 * an entity that is new is not: a build that does not know it passes over it.
 */
const shapes = {
  version: 5,
  messages: '3bd85c09acfbc87f',
  entities: {
    staff: '768bc9c465c35cd4',
    service: 'a9f7294cd27ccbbe',
    availability: 'a8a3b57a7e658e7a',
    patient: '11c1868d0e2cb005',
    appointment: '5bbb8b34a8de1a10',
    hold: 'e50384780d868349',
    treatment: 'a0bd3870eaa01c55',
    invoice: 'c3bb917113ea93c2',
    inventoryItem: '9fa6fda164584545',
    stockMovement: '383086bd6fcbec76',
    referral: 'b8b73a733bb39963',
    presence: 'c8b0a6352dfe5285',
    account: 'acce2e2b4fb42835',
    importJob: '470c4683d9e509b6',
  } as Record<string, string>,
};

function hashOf(schema: z.ZodType): string {
  const json = JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any' }));
  return createHash('sha256').update(json).digest('hex').slice(0, 16);
}

test('a changed message comes with a new protocol version', () => {
  const feed = z.object({ Change, ChangesPage, FeedHanded, LeaderAnswer, Hello, Position, Bye });
  const events = z.object({ EventFields, MutationDropped });
  const messages = z.object({ BusMessage, feed, events, ListPage, Problem, SessionInfo });
  expect({ version: protocolVersion, hash: hashOf(messages) }).toEqual({
    version: shapes.version,
    hash: shapes.messages,
  });
});

test('a changed entity comes with a new protocol version', () => {
  const hashes = Object.fromEntries(entities.map(({ name, row }) => [name, hashOf(row)]));
  expect(hashes).toMatchObject(shapes.entities);
});
