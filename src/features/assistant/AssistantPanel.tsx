import { Button } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import type { Id } from '@/domain/primitives';
import { useLoaded } from '@/store/hooks';
import { useChatbotSync } from '@/store/useChatbotSync';
import { useTexts } from '@/ui/language';
import { AssistantMessageItem } from './AssistantMessageItem';
import css from './AssistantPanel.module.css';
import { assistantTexts } from './assistantTexts';
import { MessageForm } from './MessageForm';
import { numberedLines } from './numberedLines';
import type { Offer } from './offer';
import { offerSlice } from './offerSlice';
import { type ShownMessage, useConversation } from './useConversation';

interface AssistantPanelProps {
  /** For whom, where somebody of the practice asks; a patient asks for themselves. */
  patientId?: Id;
}

/** The booking assistant: a conversation whose offered times stay true while it is open. */
export function AssistantPanel({ patientId }: AssistantPanelProps) {
  const texts = useTexts(assistantTexts);
  const talk = useConversation(patientId);
  const { conversationId, messages, waiting, loading } = talk;
  const titleId = useId();
  const log = useRef<HTMLDivElement>(null);
  const news = useNews(messages, conversationId);

  const shownCount = messages.length + (waiting ? 1 : 0);

  useEffect(() => {
    // What was said last is in sight; there is nothing to read further down.
    if (shownCount > 0) log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [shownCount]);

  return (
    <section className={css.panel} aria-labelledby={titleId}>
      {conversationId && <OffersOf conversationId={conversationId} />}
      <header className={css.head}>
        <h2 id={titleId} className={css.title}>
          {texts.title}
        </h2>
        {messages.length > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={talk.begin}>
            {texts.fresh}
          </Button>
        )}
      </header>
      {loading === 'failed' ? (
        <div className={css.failed} role="alert">
          {texts.notLoaded}
          <Button size="compact-sm" variant="default" onClick={talk.reload}>
            {texts.retry}
          </Button>
        </div>
      ) : (
        <div ref={log} className={css.log} role="log" aria-label={texts.title} tabIndex={0}>
          {loading === 'ready' && messages.length === 0 && <p className={css.hint}>{texts.hint}</p>}
          <ol className={css.messages}>
            {messages.map((message, place) => (
              <AssistantMessageItem
                key={message.n}
                message={message}
                isLast={place === messages.length - 1 && waiting === null}
                isWaiting={waiting !== null}
                onSay={talk.say}
              />
            ))}
            {waiting && <li className={css.person}>{waiting.text}</li>}
          </ol>
        </div>
      )}
      {waiting?.hasFailed && (
        <div className={css.failed} role="alert">
          {texts.notSent}
          <Button size="compact-sm" variant="default" onClick={talk.retry}>
            {texts.retry}
          </Button>
        </div>
      )}
      <p className={css.news} role="status">
        {waiting && !waiting.hasFailed ? texts.sending : news}
      </p>
      <MessageForm isWaiting={waiting !== null} onSay={talk.say} />
    </section>
  );
}

/** Sees to it that the rows of what was offered here are here, and stay true. */
function OffersOf({ conversationId }: { conversationId: Id }) {
  useLoaded(offerSlice, { conversationId });
  return null;
}

/** What happened elsewhere to something of this conversation, in words; spoken once. */
function useNews(messages: readonly ShownMessage[], conversationId: Id | null): string {
  const texts = useTexts(assistantTexts);
  const [news, setNews] = useState('');
  const labelOf = (id: Id) => {
    const of = messages.find(({ answer }) => answer?.slots?.some((slot) => slot.id === id));
    const place = of?.answer?.slots?.findIndex((slot) => slot.id === id) ?? -1;
    return of ? (numberedLines(of.text).choices[place] ?? '') : '';
  };
  const appointmentIds = messages.flatMap(({ answer }) => answer?.appointment?.id ?? []);
  useChatbotSync(
    { conversationId, appointmentIds },
    {
      onOfferChanged({ event, before }) {
        const [row, was] = [event.row as Offer | undefined, before as Offer | undefined];
        const label = labelOf(event.id);
        if (!row || label === '' || row.status === was?.status) return;
        if (row.status === 'taken') setNews(texts.wasTaken(label));
        if (row.status === 'open' && was?.status === 'taken') setNews(texts.isFreeAgain(label));
      },
      onAppointmentChanged: () => setNews(texts.changedElsewhere),
    },
  );
  return news;
}
