import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { staffSlice } from '@/features/staff/staffSlice';
import { useLoaded } from '@/store/hooks';
import { useWords } from '@/ui/sessionContext';
import css from './Palette.module.css';
import { PaletteFind } from './PaletteFind';
import { type Find, usePaletteFinds } from './usePaletteFinds';
import { usePalettePatients } from './usePalettePatients';

interface PaletteProps {
  opened: boolean;
  onClose: () => void;
}

/** Everything by name: type, go down, Enter. */
export function Palette({ opened, onClose }: PaletteProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      centered={false}
      yOffset="12dvh"
      size={560}
      padding={0}
      title="Search"
      classNames={{ header: 'visually-hidden' }}
    >
      <PaletteSearch onClose={onClose} />
    </Modal>
  );
}

function PaletteSearch({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const listId = useId();
  const [typed, setTyped] = useState('');
  /** The one that was gone to; null: the first. By id, since others may be found meanwhile. */
  const [activeFind, setActiveFind] = useState<string | null>(null);
  useLoaded(staffSlice, {});
  const here = usePaletteFinds(typed);
  const patients = usePalettePatients(typed);
  // They come a moment later, so they come last: nothing moves from under a finger on Enter.
  const finds = [...here, ...patients.finds];
  const place = Math.max(
    0,
    finds.findIndex(({ id }) => id === activeFind),
  );
  const active = finds[place];
  const people = patients.mayFind ? [words.client, words.therapist] : [words.therapist];
  const optionId = (find: Find) => `${listId}-${find.id}`;
  const activeId = active && optionId(active);

  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  function choose(find: Find): void {
    onClose();
    find.run();
  }

  function onKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && finds.length > 0) {
      event.preventDefault();
      setActiveFind(finds[(place + step + finds.length) % finds.length]?.id ?? null);
    } else if (event.key === 'Enter' && active) {
      event.preventDefault();
      choose(active);
    }
  }

  const groups = [...new Set(finds.map(({ group }) => group))];
  return (
    <>
      <div className={css.field}>
        <IconSearch size={20} aria-hidden />
        <input
          className={css.input}
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={activeId}
          aria-label={`Search ${people.map(({ many }) => many).join(', ')}, days, actions`}
          placeholder={`A ${people.map(({ one }) => one).join(', a ')}, “tue”, “24 nov”, “+2w”, or what to do`}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setActiveFind(null);
          }}
          onKeyDown={onKey}
        />
        <kbd aria-hidden>Esc</kbd>
      </div>
      <div className={css.list} id={listId} role="listbox" aria-label="Found">
        {groups.map((group) => (
          <div key={group} role="group" aria-label={group}>
            <p className={css.group} aria-hidden>
              {group}
            </p>
            {finds
              .filter((find) => find.group === group)
              .map((find) => (
                <PaletteFind
                  key={find.id}
                  id={optionId(find)}
                  find={find}
                  isActive={find === active}
                  onPoint={() => setActiveFind(find.id)}
                  onChoose={() => choose(find)}
                />
              ))}
          </div>
        ))}
      </div>
      {finds.length === 0 && (
        <p className={css.nothing} role="status">
          {patients.isWaiting
            ? 'Looking …'
            : 'Nothing is called that. Try a name, a day such as “tue”, or “add”.'}
        </p>
      )}
    </>
  );
}
