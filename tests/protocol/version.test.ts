import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { entities } from '@/features/entities';
import { BusMessage } from '@/protocol/busMessage';
import { Change } from '@/protocol/change';
import { ChangesPage } from '@/protocol/changesPage';
import { FeedHanded, LeaderAnswer } from '@/protocol/feedHanded';
import { Bye, Hello, Position } from '@/protocol/feedStream';
import { ListPage } from '@/protocol/listPage';
import { Problem } from '@/protocol/problem';
import { SessionInfo } from '@/protocol/session';
import { MutationDropped } from '@/protocol/syncEvent';
import { protocolVersion } from '@/protocol/version';

/** By version, a hash of everything that crosses a wire or a tab. A new shape is a new line here. */
const shapes: Record<number, string> = {
  1: 'a0f5e4df78187011',
  2: 'c19e995a258bd77e',
};

test('a changed wire format comes with a new protocol version', () => {
  const feed = { Change, ChangesPage, FeedHanded, LeaderAnswer, Hello, Position, Bye };
  const messages = { BusMessage, ...feed, ListPage, Problem, SessionInfo, MutationDropped };
  const schemas = [...Object.entries(messages), ...entities.map(({ name, row }) => [name, row] as const)].map(
    ([name, schema]) => [name, z.toJSONSchema(schema, { unrepresentable: 'any' })],
  );
  const hash = createHash('sha256').update(JSON.stringify(schemas)).digest('hex').slice(0, 16);
  expect(shapes[protocolVersion]).toBe(hash);
});
