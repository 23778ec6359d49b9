import type { DialogueState } from './engine/dialogue';
import type { AssistantFacts, AssistantTools } from './engine/facts';
import type { Outcome } from './engine/turn';

/** One message to be answered. */
export interface Talked {
  state: DialogueState;
  text: string;
  /** What was said before, oldest first. */
  before: readonly { author: 'person' | 'assistant'; text: string }[];
  facts: AssistantFacts;
  tools: AssistantTools;
}

/** Something that may answer in place of the engine, within the same bounds; null: it can't, so the engine does. */
export type Talk = (talked: Talked) => Promise<TalkOutcome | null>;

export interface TalkOutcome extends Outcome {
  /** Its own words for the reply; null: those of the parts. */
  words: string | null;
}
