import { Select } from '@mantine/core';
import { type KeyboardEvent, memo, useRef, useState } from 'react';
import type { Id } from '@/domain/primitives';
import type { Staff } from '@/features/staff/staff';
import { useCommand } from '@/ui/commands';
import { capitalise, withArticle } from '@/ui/format';
import { FindField } from '@/ui/list/FindField';
import { useWords } from '@/ui/sessionContext';
import { StaffTag } from '@/ui/StaffTag';
import { useIsCompact } from '@/ui/useIsPhone';
import css from './TherapistPicker.module.css';

interface TherapistPickerProps {
  choices: readonly Staff[];
  chosen: Id;
  onChoose: (id: Id) => void;
}

/** Whose availability: a list at the left, a select where there is no room. */
export const TherapistPicker = memo(function TherapistPicker(props: TherapistPickerProps) {
  const words = useWords();
  const isCompact = useIsCompact();
  const { choices, chosen, onChoose } = props;
  if (!isCompact) return <PickerList {...props} />;
  return (
    <Select
      aria-label={capitalise(words.therapist.one)}
      className={css.select ?? ''}
      searchable
      allowDeselect={false}
      value={chosen}
      data={choices.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => id && onChoose(id)}
    />
  );
});

function PickerList({ choices, chosen, onChoose }: TherapistPickerProps) {
  const words = useWords();
  const [wanted, setWanted] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useCommand({
    id: 'availability.find',
    label: `Find ${withArticle(words.therapist.one)}`,
    keys: 'f',
    group: 'Availability',
    run: () => field.current?.focus(),
  });
  const shown = choices.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()));

  function moveFocus(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const place = buttons.indexOf(document.activeElement as HTMLButtonElement) + step;
    if (place < 0) field.current?.focus();
    else buttons[Math.min(place, buttons.length - 1)]?.focus();
  }

  return (
    <nav className={css.picker} aria-label={capitalise(words.therapist.many)} onKeyDown={moveFocus}>
      <FindField
        field={field}
        label={`Find ${withArticle(words.therapist.one)}`}
        text={wanted}
        onText={setWanted}
        onKey={(event) => {
          const first = shown[0];
          if (event.key === 'Enter' && first) onChoose(first.id);
        }}
      />
      <ul className={css.list} ref={list}>
        {shown.map(({ id, name, colour, isActive }) => (
          <li key={id}>
            <button
              type="button"
              className={css.person}
              aria-current={id === chosen ? 'true' : undefined}
              onClick={() => onChoose(id)}
            >
              <StaffTag name={name} colour={colour} inactive={!isActive} />
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className={css.nobody}>Nobody is called that.</p>}
    </nav>
  );
}
