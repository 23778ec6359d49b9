import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { LockstepError } from '@/domain/errors';
import { headers } from '@/protocol/headers';
import type { Database } from './database/openDatabase';
import type { RequestContext, Transaction } from './database/practiceTransaction';
import { writeContext } from './writeContext';

/** What a write answers; kept with its Idempotency-Key, so that a repeated request gets the same. */
export interface Answer {
  status: number;
  /** Null for an answer without a body. */
  body: unknown;
  etag?: string;
  location?: string;
}

interface Stored {
  hash: Buffer;
  status: number;
  body: unknown;
  etag: string | null;
  location: string | null;
  seq: string | null;
}

/**
 * Runs one write and answers it. With an `Idempotency-Key`, the key is claimed in the write's own transaction: of two
 * equal requests at the same time the second waits for the first and repeats its answer; a refused one leaves no trace.
 * @throws LockstepError `mutation_reused` if the key was used for something else
 */
export async function answerMutation(
  database: Database,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (transaction: Transaction, context: RequestContext) => Promise<Answer>,
): Promise<FastifyReply> {
  const context = writeContext(request);
  const hash = requestHash(request, context.accountId);
  const { result, seq, epoch } = await database.inPractice(context, async (transaction) => {
    const key = context.mutationId;
    if (key === null) return { answer: await work(transaction, context), seq: null };
    const before = await claim(transaction, context.practiceId, key, hash);
    if (before) return before;
    const answer = await work(transaction, context);
    await transaction.rows(sql`
      update mutation
         set status = ${answer.status}, body = ${JSON.stringify(answer.body)}::jsonb,
             etag = ${answer.etag ?? null}, location = ${answer.location ?? null}
       where id = ${key}::uuid`);
    return { answer, seq: null };
  });
  const { answer } = result;
  const position = result.seq ?? seq;
  if (answer.etag !== undefined) void reply.header('etag', answer.etag);
  if (answer.location !== undefined) void reply.header('location', answer.location);
  if (position !== null) {
    void reply.header(headers.seq, String(position)).header(headers.epoch, epoch);
  }
  return answer.body === null
    ? reply.code(answer.status).send()
    : reply.code(answer.status).send(answer.body);
}

/** Takes the key for this request, or tells what was answered to the one that took it before. */
async function claim(transaction: Transaction, practiceId: string, key: string, hash: Buffer) {
  const taken = await transaction.rows(sql`
    insert into mutation (practice_id, id, request_hash) values (${practiceId}::uuid, ${key}::uuid, ${hash})
    on conflict do nothing returning id`);
  if (taken.length > 0) return null;
  const [stored] = await transaction.rows<Stored>(sql`
    select request_hash as hash, status, body, etag, location,
           (select max(seq) from change_log c where c.practice_id = m.practice_id and c.mutation_id = m.id) as seq
      from mutation m where id = ${key}::uuid`);
  if (!stored?.hash.equals(hash)) {
    throw new LockstepError(
      'mutation_reused',
      'This Idempotency-Key was used for another request. Use a new one.',
    );
  }
  const { status, body, etag, location, seq } = stored;
  const answer: Answer = {
    status,
    body,
    ...(etag === null ? {} : { etag }),
    ...(location === null ? {} : { location }),
  };
  return { answer, seq: seq === null ? null : Number(seq) };
}

function requestHash(request: FastifyRequest, accountId: string): Buffer {
  const path = request.url.split('?', 1)[0];
  return createHash('sha256')
    .update(JSON.stringify([accountId, request.method, path, request.body ?? null]))
    .digest();
}
