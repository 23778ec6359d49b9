import { generateText, type LanguageModel, stepCountIs } from 'ai';
import type { Scheduler } from '@/server/ports';
import { replyText } from './engine/replyText';
import { step } from './engine/step';
import { modelGuide } from './modelGuide.server';
import { keepsToTheFacts } from './modelGuards';
import { modelSession } from './modelSession.server';
import type { Talk, Talked, TalkOutcome } from './talk.server';

export interface ModelTalkOptions {
  model: LanguageModel;
  scheduler: Scheduler;
  /** After so long the engine answers instead. */
  timeoutMs?: number;
  onError(error: unknown): void;
}

const mostSteps = 6;
const rememberedMessages = 20;
const longestWords = 1_500;

/**
 * The talking done by a language model. It only chooses among the engine's own moves, and words: a yes is understood by the
 * engine alone, what it offers comes from the slot search, and words that claim something is done or name a time that no tool
 * told are thrown away. Whatever goes wrong, it answers null, and the engine answers.
 */
export function modelTalk({ model, scheduler, timeoutMs = 10_000, onError }: ModelTalkOptions): Talk {
  return async (talked) => {
    const { state, text, facts, tools } = talked;
    const plain = await step(state, text, facts, tools);
    // Somebody chose a time, said yes to it or let it be: nobody else decides about that.
    const isChoice = state.asked === 'slot' && plain.state.asked === 'confirm';
    if (plain.write || state.asked === 'confirm' || isChoice) return null;
    const language = plain.state.language;
    const session = modelSession({ ...talked, state: { ...state, language } });
    const giveUp = new AbortController();
    const cancel = scheduler.after(timeoutMs, () => giveUp.abort());
    try {
      const asked = generateText({
        model,
        tools: session.tools,
        system: modelGuide(facts, language),
        messages: messagesOf(talked),
        stopWhen: stepCountIs(mostSteps),
        maxRetries: 0,
        abortSignal: giveUp.signal,
      });
      const result = await Promise.race([asked, aborted(giveUp.signal)]);
      const parts = result.steps.flatMap(({ content }) => content);
      const isSound = parts.every(
        (part) => part.type !== 'tool-error' && !(part.type === 'tool-call' && part.invalid),
      );
      const words = result.text.trim();
      const { reply } = session.outcome();
      const hasEnded = result.finishReason === 'stop';
      if (!isSound || !hasEnded || (words === '' && reply.length === 0) || words.length > longestWords)
        return null;
      if (!keepsToTheFacts(words, text, reply, facts)) return null;
      return withWords(session.outcome(), words, talked);
    } catch (error) {
      // What the model was told or said is nobody else's business: only that it failed is.
      onError(
        new Error(`The language model did not answer: ${error instanceof Error ? error.name : 'unknown'}`),
      );
      return null;
    } finally {
      cancel();
    }
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('It took too long')), { once: true });
  });
}

/** The model's words first; what can be chosen is always told by the engine. */
function withWords(outcome: Omit<TalkOutcome, 'words'>, words: string, { facts }: Talked): TalkOutcome {
  const told = outcome.reply.length > 0 ? replyText(outcome.reply, facts, outcome.state.language) : '';
  // Numbered lines are choices: the model may not make any.
  const plain = words
    .replaceAll(/^\s*\d+[.)]\s.*$/gm, '')
    .replaceAll(/\n{2,}/g, '\n')
    .trim();
  return { ...outcome, words: [plain, told].filter((part) => part !== '').join('\n') };
}

function messagesOf({ before, text }: Talked) {
  const said = before.slice(-rememberedMessages).map(({ author, text: words }) => ({
    role: author === 'person' ? ('user' as const) : ('assistant' as const),
    content: words,
  }));
  return [...said, { role: 'user' as const, content: text }];
}
