import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModel } from 'ai';
import type { LanguageModelConfig } from '@/server/config';

/** A language model behind an OpenAI-compatible address. Nothing is sent before it is asked something. */
export function languageModel({ baseUrl, model, apiKey }: LanguageModelConfig): LanguageModel {
  const provider = createOpenAICompatible({
    name: 'practice',
    baseURL: baseUrl,
    ...(apiKey === null ? {} : { apiKey }),
  });
  return provider.chatModel(model);
}
