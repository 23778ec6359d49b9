import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import { withArticle } from '@/ui/format';
import { useCommand } from '@/ui/commands';
import { useWords } from '@/ui/sessionContext';

interface PatientSearchProps {
  text: string;
  onText: (text: string) => void;
  /** Enter: opens the first one. */
  onTake: () => void;
  /** Arrow down: into the list. */
  onDown: () => void;
}

/** Where one types to find a patient; `/` leads here from anywhere on the screen. */
export function PatientSearch({ text, onText, onTake, onDown }: PatientSearchProps) {
  const { client } = useWords();
  const field = useRef<HTMLInputElement>(null);
  useCommand({
    id: 'patients.search',
    label: `Find ${withArticle(client.one)}`,
    keys: '/',
    run: () => field.current?.select(),
  });

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') onDown();
    else if (event.key === 'Enter' && text.trim() !== '') onTake();
    else if (event.key === 'Escape' && text !== '') onText('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <TextInput
      ref={field}
      type="search"
      aria-label={`Find ${withArticle(client.one)}`}
      placeholder="Name, phone or e-mail"
      autoComplete="off"
      spellCheck={false}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text === '' && <kbd aria-hidden>/</kbd>}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      onKeyDown={onKey}
    />
  );
}
