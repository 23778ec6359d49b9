import { type KeyboardEvent, useRef } from 'react';
import { withArticle } from '@/ui/format';
import { useCommand } from '@/ui/commands';
import { FindField } from '@/ui/list/FindField';
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
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <FindField
      field={field}
      label={`Find ${withArticle(client.one)}`}
      hint="Name, phone or e-mail"
      text={text}
      onText={onText}
      onKey={onKey}
      end={text === '' && <kbd aria-hidden>/</kbd>}
    />
  );
}
