import { referralStatuses } from '@/features/referrals/referralStatus';
import { statusWords } from '@/features/referrals/referralWords';
import { ChoiceButton } from '@/ui/ChoiceButton';
import css from './referrals.module.css';
import { type StatusFilter, useStatusCounts } from './useReferralItems';

interface ReferralFilterProps {
  value: StatusFilter;
  onChange: (value: StatusFilter) => void;
}

/** Which statuses the list shows, with how many there are of each. */
export function ReferralFilter({ value, onChange }: ReferralFilterProps) {
  const counts = useStatusCounts();
  const all = referralStatuses.reduce((sum, status) => sum + counts[status], 0);
  const choices = [
    { status: null, word: 'All', count: all },
    ...referralStatuses.map((status) => ({ status, word: statusWords[status], count: counts[status] })),
  ];
  return (
    <div className={css.filter} role="group" aria-label="Show">
      {choices.map(({ status, word, count }) => (
        <ChoiceButton key={word} isChosen={value === status} onChoose={() => onChange(status)} count={count}>
          {word}
        </ChoiceButton>
      ))}
    </div>
  );
}
