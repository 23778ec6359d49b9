import type { FastifyReply, FastifyRequest } from 'fastify';
import { LockstepError } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import type { RequestContext } from '@/server/database/practiceTransaction';
import { answerMutation } from '@/server/mutation';
import { refusedBy } from '@/server/rowChange';
import { ruledWrite } from '@/server/ruledWrite';
import type { FeatureTools } from '@/server/serverFeature';
import { writeContext } from '@/server/writeContext';
import type { AssistantMessage, AssistantReply } from './assistantCall';
import type { AssistantPorts } from './assistantPorts.server';
import {
  beginTurn,
  findConversation,
  findOffer,
  keepTurn,
  type KeptConversation,
  readConversation,
  TurnTaken,
} from './conversationStore.server';
import { conclude, type WriteOutcome } from './engine/conclude';
import { newDialogue } from './engine/dialogue';
import type { AssistantFacts } from './engine/facts';
import { step } from './engine/step';
import { assistantTools, readFacts } from './readFacts.server';
import { replyOf } from './replyOf.server';
import type { TalkOutcome } from './talk.server';
import { writeWanted } from './writeWanted.server';

/** Two messages of one conversation at once are answered one after the other; nobody sends more than a few. */
const attempts = 5;

/**
 * Answers one message. It is thought about outside of any transaction, for that may take a while; what is written, what is said
 * and what is remembered is then kept in one transaction, or nothing of it. What is refused is said, with what is free instead.
 */
export async function answerTurn(
  tools: FeatureTools,
  ports: AssistantPorts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(tools, ports, request, reply);
    } catch (error) {
      if (!(error instanceof TurnTaken) || attempt === attempts) throw error;
    }
  }
}

async function once(
  tools: FeatureTools,
  ports: AssistantPorts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const context = writeContext(request);
  const { text } = request.body as AssistantMessage;
  const table = tools.tableOf('appointment');
  const ruled = ruledWrite(tools.rulesOf('appointment'), request);
  const { conversation, isNew, facts, thought } = await think(
    tools,
    ports,
    context,
    request.body as AssistantMessage,
  );
  const newId = () => tools.ids.next() as Id;

  const answer = (refusal: WriteOutcome | null) =>
    answerMutation(tools.database, request, reply, async (transaction) => {
      await beginTurn(transaction, context, { conversation, isNew });
      const { write } = thought;
      const result: WriteOutcome | null =
        write &&
        (refusal ?? {
          ok: true,
          appointment: await writeWanted(transaction, context, conversation.id, write, {
            table,
            request,
            ruled,
            newId,
            rules: facts.rules,
          }),
        });
      const said: TalkOutcome =
        write && result ? { ...conclude(thought.state, write, result, { newId }), words: null } : thought;
      const told: AssistantReply = replyOf(said, facts);
      await keepTurn(transaction, context, {
        conversation,
        isNew,
        state: said.state,
        text,
        reply: told,
        offered: said.offered,
      });
      return { status: 200, body: { conversationId: conversation.id, ...told } };
    }).catch(refusedBy(table, 'write', ruled));

  try {
    return await answer(null);
  } catch (error) {
    if (!thought.write || !(error instanceof LockstepError) || !mayBeSaid(error)) throw error;
    return answer({ ok: false, code: error.code, alternatives: error.details.alternatives ?? [] });
  }
}

/** Refusals of what was wanted; what is wrong with the request itself is no matter of conversation. */
function mayBeSaid({ status, code }: LockstepError): boolean {
  return status >= 400 && status < 500 && code !== 'mutation_reused' && code !== 'not_signed_in';
}

interface Thought {
  conversation: KeptConversation;
  isNew: boolean;
  facts: AssistantFacts;
  thought: TalkOutcome;
}

async function think(
  tools: FeatureTools,
  ports: AssistantPorts,
  context: RequestContext,
  { conversationId, text, patientId, offerId }: AssistantMessage,
): Promise<Thought> {
  const reading = { ...context, mutationId: null };
  const { result } = await tools.database.inPractice(reading, async (transaction) => {
    const facts = await readFacts(transaction, context, patientId ?? null);
    if (patientId !== undefined && facts.patientAtHand?.id !== patientId)
      throw new LockstepError('not_found', 'There is no such patient here.');
    const kept = conversationId === undefined ? null : await findConversation(transaction, conversationId);
    const before = kept && ports.talk ? (await readConversation(transaction, kept.id, null)).messages : [];
    const pressed = kept && offerId !== undefined ? await findOffer(transaction, kept.id, offerId) : null;
    return { facts, kept, before, pressed };
  });
  const { facts, kept, before, pressed } = result;
  const own = facts.ownPatientId === null && patientId === undefined ? null : facts.patientAtHand;
  const conversation = kept ?? {
    id: tools.ids.next() as Id,
    state: newDialogue(facts.language, own),
    turn: 0,
  };
  const able = assistantTools(tools, ports, context, facts);
  const { state } = conversation;
  const talked =
    pressed === null && ports.talk && (await ports.talk({ state, text, before, facts, tools: able }));
  const thought: TalkOutcome = talked || { ...(await step(state, text, facts, able, pressed)), words: null };
  return { conversation, isNew: kept === null, facts, thought };
}
