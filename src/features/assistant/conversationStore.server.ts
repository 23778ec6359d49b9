import { sql } from 'kysely';
import { LockstepError } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import type { RequestContext, Transaction } from '@/server/database/practiceTransaction';
import type { AssistantReply, Conversation, ConversationMessage } from './assistantCall';
import type { DialogueState } from './engine/dialogue';
import type { OfferedSlot } from './engine/facts';
import type { PressedOffer } from './engine/step';

/** A conversation as it was read; `turn` tells whether it went on meanwhile. */
export interface KeptConversation {
  id: Id;
  state: DialogueState;
  turn: number;
}

/** After so long without a message it is forgotten. */
const keptDays = 7;
const shownMessages = 200;

/** Another message of this conversation was answered in the meantime. */
export class TurnTaken extends Error {}

/** @throws LockstepError `not_found` if there is none of this person's, or it is forgotten */
export async function findConversation(transaction: Transaction, id: Id): Promise<KeptConversation> {
  const [found] = await transaction.rows<KeptConversation>(sql`
    select id, state, turn from conversation
     where id = ${id}::uuid and updated_at > now() - make_interval(days => ${keptDays})`);
  if (found) return found;
  throw new LockstepError('not_found', 'This conversation is not there any more. Begin a new one.');
}

/** The messages of one conversation, or of the last one that still goes on. */
export async function readConversation(
  transaction: Transaction,
  id: Id | 'latest',
  patientId: Id | null,
): Promise<Conversation> {
  const which =
    id === 'latest'
      ? sql`${patientId}::uuid is null or patient_id = ${patientId}::uuid`
      : sql`id = ${id}::uuid`;
  const [found] = await transaction.rows<{ id: Id }>(sql`
    select id from conversation
     where (${which}) and updated_at > now() - make_interval(days => ${keptDays})
     order by updated_at desc limit 1`);
  if (!found) {
    if (id === 'latest') return { conversationId: null, messages: [] };
    throw new LockstepError('not_found', 'This conversation is not there any more. Begin a new one.');
  }
  const messages = await transaction.rows<Omit<ConversationMessage, 'at'> & { at: Date }>(sql`
    select n, author, text, at, answer from conversation_message
     where conversation_id = ${found.id}::uuid order by n desc limit ${shownMessages}`);
  const told = messages
    .toReversed()
    .map((one) => ({ ...one, at: one.at.toISOString() as ConversationMessage['at'] }));
  return { conversationId: found.id, messages: told };
}

export interface KeptTurn {
  conversation: KeptConversation;
  isNew: boolean;
  state: DialogueState;
  text: string;
  reply: AssistantReply;
  offered: readonly OfferedSlot[];
}

/**
 * Makes sure that this is the next turn, and keeps others waiting until it is decided.
 * @throws TurnTaken if it is not
 */
export async function beginTurn(
  transaction: Transaction,
  { practiceId, accountId }: RequestContext,
  { conversation, isNew }: Pick<KeptTurn, 'conversation' | 'isNew'>,
): Promise<void> {
  const { id, state, turn } = conversation;
  if (isNew) {
    await transaction.rows(sql`
      insert into conversation (practice_id, id, account_id, state)
      values (${practiceId}::uuid, ${id}::uuid, ${accountId}::uuid, ${JSON.stringify(state)}::jsonb)`);
    return;
  }
  const [now] = await transaction.rows<{ turn: number }>(sql`
    select turn from conversation where id = ${id}::uuid for update`);
  if (now?.turn !== turn) throw new TurnTaken();
}

/** Keeps what was said and answered, and what was offered: from then on the database keeps those offers true. */
export async function keepTurn(
  transaction: Transaction,
  { practiceId, accountId }: RequestContext,
  { conversation: { id, turn }, state, text, reply, offered }: KeptTurn,
): Promise<void> {
  if (offered.length > 0) {
    const slots = offered.map(({ id: slotId, staffId, serviceId, startsAt, endsAt }) => ({
      id: slotId,
      staff_id: staffId,
      service_id: serviceId,
      starts_at: startsAt,
      ends_at: endsAt,
    }));
    await transaction.rows(sql`
      select offer_slots(${id}::uuid, ${state.patient?.id ?? null}::uuid, ${state.appointmentId}::uuid,
                         ${JSON.stringify(slots)}::jsonb)`);
  }
  await transaction.rows(sql`
    insert into conversation_message (practice_id, conversation_id, account_id, n, author, text, answer)
    values (${practiceId}::uuid, ${id}::uuid, ${accountId}::uuid, ${2 * turn}, 'person', ${text}, null),
           (${practiceId}::uuid, ${id}::uuid, ${accountId}::uuid, ${2 * turn + 1}, 'assistant', ${reply.reply},
            ${JSON.stringify(reply)}::jsonb)`);
  await transaction.rows(sql`
    update conversation
       set state = ${JSON.stringify(state)}::jsonb, patient_id = ${state.patient?.id ?? null}::uuid, turn = turn + 1,
           updated_at = now()
     where id = ${id}::uuid`);
}

/**
 * What was offered here under this id.
 * @throws LockstepError `not_found` if nothing was
 */
export async function findOffer(transaction: Transaction, conversationId: Id, id: Id): Promise<PressedOffer> {
  const [found] = await transaction.rows<
    Record<'startsAt' | 'endsAt', Date> & Omit<PressedOffer, 'startsAt' | 'endsAt'>
  >(sql`
    select id, staff_id as "staffId", service_id as "serviceId", starts_at as "startsAt", ends_at as "endsAt",
           moving_id as "movingId"
      from offer
     where id = ${id}::uuid and conversation_id = ${conversationId}::uuid and account_id = current_account()`);
  if (!found) throw new LockstepError('not_found', 'That time was not offered here. Nothing was changed.');
  const at = (time: Date) => time.toISOString() as PressedOffer['startsAt'];
  return { ...found, startsAt: at(found.startsAt), endsAt: at(found.endsAt) };
}

/** Whether this very time was offered in this conversation: nothing else is ever booked. */
export async function wasOffered(
  transaction: Transaction,
  conversationId: Id,
  slot: OfferedSlot,
): Promise<boolean> {
  const found = await transaction.rows(sql`
    select id from offer
     where id = ${slot.id}::uuid and conversation_id = ${conversationId}::uuid and account_id = current_account()
       and staff_id = ${slot.staffId}::uuid and service_id = ${slot.serviceId}::uuid
       and starts_at = ${slot.startsAt}::timestamptz`);
  return found.length > 0;
}
