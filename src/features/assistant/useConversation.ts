import { useCallback, useEffect, useState } from 'react';
import type { Id } from '@/domain/primitives';
import { useAppDispatch } from '@/store/hooks';
import { useRuntime } from '@/store/LockstepProvider';
import type { Thunk } from '@/store/thunk';
import {
  AssistantAnswer,
  type AssistantMessage,
  assistantPath,
  type AssistantReply,
  Conversation,
} from './assistantCall';

export interface ShownMessage {
  /** Its place in the conversation. */
  n: number;
  author: 'person' | 'assistant';
  text: string;
  answer: AssistantReply | null;
}

interface Sent {
  message: AssistantMessage;
  mutationId: string;
}

export interface ConversationControl {
  conversationId: Id | null;
  messages: readonly ShownMessage[];
  loading: 'loading' | 'ready' | 'failed';
  /** What was said and is not answered yet; `failed`: nobody knows what became of it. */
  waiting: { text: string; hasFailed: boolean } | null;
  say(text: string, offerId?: Id): void;
  /** The same message under the same id: whatever was done is not done again. */
  retry(): void;
  reload(): void;
  /** Leaves this conversation as it is; the next message begins another one. */
  begin(): void;
}

/** One conversation with the assistant, as the server keeps it: after a reload it is there again. Nothing of it is kept here. */
export function useConversation(patientId: Id | undefined): ConversationControl {
  const dispatch = useAppDispatch();
  const { calls } = useRuntime();
  const [conversationId, setId] = useState<Id | null>(null);
  const [messages, setMessages] = useState<readonly ShownMessage[]>([]);
  const [loading, setLoading] = useState<ConversationControl['loading']>('loading');
  const [sent, setSent] = useState<(Sent & { hasFailed: boolean }) | null>(null);

  const load = useCallback(
    (signal?: AbortSignal) => {
      const query = patientId === undefined ? '' : `?patientId=${patientId}`;
      calls.get(`${assistantPath}/conversations/latest${query}`, Conversation, signal).then(
        (found) => {
          setId(found.conversationId);
          setMessages(found.messages);
          setLoading('ready');
        },
        () => {
          if (!signal?.aborted) setLoading('failed');
        },
      );
    },
    [calls, patientId],
  );
  useEffect(() => {
    const leaving = new AbortController();
    load(leaving.signal);
    return () => leaving.abort();
  }, [load]);

  const send = useCallback(
    async (one: Sent): Promise<void> => {
      setSent({ ...one, hasFailed: false });
      const answer = await dispatch(sendMessage(one));
      if (!answer) return setSent({ ...one, hasFailed: true });
      const { conversationId: id, ...reply } = answer;
      setId(id);
      setMessages((before) => [
        ...before,
        { n: before.length, author: 'person', text: one.message.text, answer: null },
        { n: before.length + 1, author: 'assistant', text: reply.reply, answer: reply },
      ]);
      setSent(null);
    },
    [dispatch],
  );
  const isSent = sent !== null;
  const say = useCallback(
    (text: string, offerId?: Id) => {
      if (isSent) return;
      const message: AssistantMessage = {
        text,
        ...(conversationId ? { conversationId } : {}),
        ...(offerId ? { offerId } : {}),
        ...(patientId ? { patientId } : {}),
      };
      void send({ message, mutationId: dispatch(newMutationId()) });
    },
    [isSent, conversationId, patientId, send, dispatch],
  );

  return {
    conversationId,
    messages,
    loading,
    waiting: sent && { text: sent.message.text, hasFailed: sent.hasFailed },
    say,
    retry() {
      if (sent?.hasFailed) void send(sent);
    },
    reload() {
      setLoading('loading');
      load();
    },
    begin() {
      setSent(null);
      setId(null);
      setMessages([]);
    },
  };
}

function newMutationId(): Thunk<string> {
  return (_dispatch, _getState, { random }) => random.id();
}

/** @returns null if it was not answered */
function sendMessage({ message, mutationId }: Sent): Thunk<Promise<AssistantAnswer | null>> {
  return async (_dispatch, _getState, { calls, engine, signal, expectOwn }) => {
    // What it books is this person's own deed, whichever way it arrives.
    expectOwn(mutationId);
    try {
      const answer = await calls.post(`${assistantPath}/messages`, message, AssistantAnswer, {
        signal,
        mutationId,
      });
      engine.expectNews();
      return answer;
    } catch {
      return null;
    }
  };
}
