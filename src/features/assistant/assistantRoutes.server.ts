import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Id } from '@/domain/primitives';
import { IdParams, knownId, routeFor } from '@/server/entityRules';
import type { FeatureTools } from '@/server/serverFeature';
import { readContext } from '@/server/writeContext';
import { answerTurn } from './answerTurn.server';
import { AssistantAnswer, AssistantMessage, assistantPath, Conversation } from './assistantCall';
import type { AssistantPorts } from './assistantPorts.server';
import { readConversation } from './conversationStore.server';

const Which = z.strictObject({ patientId: Id.optional() });
type Which = z.infer<typeof Which>;

/** The booking assistant, for whoever may book: patients for themselves, others for the patient whom they name. */
export function assistantRoutes(app: FastifyInstance, tools: FeatureTools, ports: AssistantPorts): void {
  const { entity } = tools.tableOf('appointment');
  const route = (description: Parameters<typeof routeFor>[2]) => {
    const options = routeFor(entity, 'create', description);
    return { ...options, schema: { ...options.schema, tags: ['assistant'] } };
  };

  app.post(
    `/api${assistantPath}/messages`,
    route({
      summary:
        'Say something to the booking assistant; with Accept: text/event-stream the answer comes as events',
      body: AssistantMessage,
      response: { 200: AssistantAnswer },
    }),
    (request, reply) => {
      if (wantsEvents(request)) asEvents(reply);
      return answerTurn(tools, ports, request, reply);
    },
  );

  app.get(
    `/api${assistantPath}/conversations/:id`,
    route({
      summary:
        "A conversation of one's own; `latest`: the last one, with patientId the last one for that patient",
      params: IdParams,
      querystring: Which,
      response: { 200: Conversation },
    }),
    async (request) => {
      const { id } = request.params as IdParams;
      const { patientId = null } = request.query as Which;
      const which = id === 'latest' ? id : knownId(id);
      const { result } = await tools.database.inPractice(readContext(request), (transaction) =>
        readConversation(transaction, which, patientId),
      );
      return result;
    },
  );
}

function wantsEvents({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes('text/event-stream') ?? false;
}

/** The words line by line, then the whole answer. Nothing is told before it is kept, so there is nothing to take back. */
function asEvents(reply: FastifyReply): void {
  void reply.type('text/event-stream; charset=utf-8').serializer((body: unknown) => {
    const answer = AssistantAnswer.parse(body);
    const lines = answer.reply
      .split('\n')
      .map((text) => `event: words\ndata: ${JSON.stringify({ text })}\n\n`);
    return `${lines.join('')}event: answer\ndata: ${JSON.stringify(answer)}\n\n`;
  });
}
