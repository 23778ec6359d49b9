import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '@/ui/language';
import css from './AssistantPanel.module.css';
import { assistantTexts } from './assistantTexts';

interface MessageFormProps {
  /** The last message is not answered yet: typing goes on, sending waits. */
  isWaiting: boolean;
  onSay: (text: string) => void;
}

/** Where a message is typed. What is typed is its own: a key press draws no message again. */
export function MessageForm({ isWaiting, onSay }: MessageFormProps) {
  const texts = useTexts(assistantTexts);
  const [typed, setTyped] = useState('');
  const text = typed.trim();

  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (text === '' || isWaiting) return;
        setTyped('');
        onSay(text);
      }}
    >
      <TextInput
        className={css.input ?? ''}
        aria-label={texts.message}
        placeholder={texts.placeholder}
        maxLength={1000}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" aria-disabled={text === '' || isWaiting}>
        {texts.send}
      </Button>
    </form>
  );
}
