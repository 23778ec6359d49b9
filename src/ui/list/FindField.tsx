import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';

interface FindFieldProps {
  label: string;
  /** What can be found by; the label, if not given. */
  hint?: string;
  text: string;
  onText(text: string): void;
  /** Keys this field means something else by; Escape empties it, unless it is taken here. */
  onKey?(event: KeyboardEvent<HTMLInputElement>): void;
  field?: Ref<HTMLInputElement>;
  className?: string | undefined;
  end?: ReactNode;
}

/** Finds in a list while one types. */
export function FindField({
  label,
  hint = label,
  text,
  onText,
  onKey,
  field,
  className,
  end,
}: FindFieldProps) {
  return (
    <TextInput
      ref={field ?? null}
      type="search"
      className={className ?? ''}
      aria-label={label}
      placeholder={hint}
      autoComplete="off"
      spellCheck={false}
      maxLength={100}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={end}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      onKeyDown={(event) => {
        onKey?.(event);
        if (event.key !== 'Escape' || text === '' || event.defaultPrevented) return;
        // Emptied, and no more: what lies around it stays open.
        event.preventDefault();
        onText('');
      }}
    />
  );
}
