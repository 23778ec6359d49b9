import { ChoiceButton } from '@/ui/ChoiceButton';
import { FindField } from '@/ui/list/FindField';
import { useSession, useWords } from '@/ui/sessionContext';
import type { StateFilter } from './treatmentItems';
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
          <ChoiceButton
            key={choice.word}
            isChosen={state === choice.state}
            onChoose={() => onState(choice.state)}
            count={choice.state === 'draft' ? drafts : undefined}
          >
            {choice.word}
          </ChoiceButton>
        ))}
        {user.staffId !== null && (
          <ChoiceButton isChosen={isMine} onChoose={() => onMine(!isMine)}>
            Mine
          </ChoiceButton>
        )}
      </div>
      <FindField className={css.find} label={`Find by ${client.one}`} text={text} onText={onText} />
    </div>
  );
}
