import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useSession, useWords } from '@/ui/sessionContext';
import type { StateFilter } from './treatmentItems';
import list from '../clinicList.module.css';
import css from './treatments.module.css';
import { useDraftCount } from './useTreatmentItems';

interface TreatmentFiltersProps {
  state: StateFilter;
  onState: (state: StateFilter) => void;
  isMine: boolean;
  onMine: (isMine: boolean) => void;
  /** A patient's name, as far as it is typed. It stands in no address. */
  text: string;
  onText: (text: string) => void;
}

const choices = [
  { state: null, word: 'All' },
  { state: 'draft', word: 'Drafts' },
  { state: 'signed', word: 'Signed' },
] as const;

/** Which records the list shows. */
export function TreatmentFilters({ state, onState, isMine, onMine, text, onText }: TreatmentFiltersProps) {
  const { user } = useSession();
  const { client } = useWords();
  const drafts = useDraftCount(isMine ? user.staffId : null);
  return (
    <div className={css.filters}>
      <div className={css.choices} role="group" aria-label="Show">
        {choices.map((choice) => (
          <button
            key={choice.word}
            type="button"
            className={list.choice}
            aria-pressed={state === choice.state}
            onClick={() => onState(choice.state)}
          >
            {choice.word} {choice.state === 'draft' && <span className={list.count}>{drafts}</span>}
          </button>
        ))}
        {user.staffId !== null && (
          <button type="button" className={list.choice} aria-pressed={isMine} onClick={() => onMine(!isMine)}>
            Mine
          </button>
        )}
      </div>
      <TextInput
        className={css.find ?? ''}
        aria-label={`Find by ${client.one}`}
        placeholder={`Find by ${client.one}`}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={text}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={text !== '' && <CloseButton size="sm" aria-label="Clear" onClick={() => onText('')} />}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || text === '') return;
          event.preventDefault();
          onText('');
        }}
      />
    </div>
  );
}
