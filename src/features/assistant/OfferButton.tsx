import { useEntry } from '@/store/hooks';
import { useTexts } from '@/ui/language';
import type { Id } from '@/domain/primitives';
import css from './AssistantPanel.module.css';
import { assistantTexts } from './assistantTexts';
import { offerSlice } from './offerSlice';

interface OfferButtonProps {
  id: Id;
  /** `Tue 24 Nov, 14:00, Maria Santos` */
  label: string;
  /** Nothing can be chosen now. */
  isWaiting: boolean;
  onChoose: () => void;
}

/** One offered time. It strikes itself out when it is taken, and is whole again when it is free again. */
export function OfferButton({ id, label, isWaiting, onChoose }: OfferButtonProps) {
  const { offer } = useTexts(assistantTexts);
  // Until its row is here the answer that brought it counts: it was free a moment ago.
  const status = useEntry(offerSlice, id)?.row?.status ?? 'open';
  const isOpen = status === 'open';
  return (
    <button
      type="button"
      className={css.offer}
      data-id={id}
      data-status={status}
      // Not `disabled`: whoever stands on it keeps their place.
      aria-disabled={!isOpen || isWaiting}
      onClick={() => {
        if (isOpen && !isWaiting) onChoose();
      }}
    >
      <span className={css.time}>{label}</span>
      {!isOpen && <span className={css.state}>{offer[status]}</span>}
    </button>
  );
}
