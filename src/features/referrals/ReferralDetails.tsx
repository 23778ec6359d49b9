import { Button } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import type { Id } from '@/domain/primitives';
import { useGlow } from '@/store/useGlow';
import { EmptyState } from '@/ui/EmptyState';
import { DueField } from './DueField';
import { DueMark } from './DueMark';
import { EditConflict } from './EditConflict';
import { LetterButtons } from './LetterButtons';
import { LostEdits } from './LostEdits';
import type { Referral } from './referral';
import { ReferralBadge } from './ReferralBadge';
import css from './ReferralDetails.module.css';
import { ReferralDraft } from './ReferralDraft';
import { ReferralFacts } from './ReferralFacts';
import type { ReferralParts } from './referralParts';
import { isOver } from './referralStatus';
import { ReferralStatusButtons } from './ReferralStatusButtons';
import { useReferralEdit } from './useReferralEdit';

interface ReferralDetailsProps {
  id: Id;
  parts: ReferralParts;
  /** The letter; null until all that it says is here. */
  letter: string | null;
  /** Beside its status: such as who else looks at it. */
  beside?: ReactNode;
  onReferAgain: (row: Referral) => void;
  /** It was deleted here, or its being gone was read. */
  onClose: () => void;
}

/**
 * One referral with all that can be done with it in its status by this person. A draft is edited; of what was sent only the
 * due day changes. To be made anew for another id.
 */
export function ReferralDetails({ id, parts, letter, beside, onReferAgain, onClose }: ReferralDetailsProps) {
  const edited = useReferralEdit(id);
  const { row, entry, edit, mayChange, isEdited, isInConflict } = edited;
  const glow = useGlow(entry);

  if (!row) {
    return (
      <div role="status" className={css.details}>
        <EmptyState
          icon={<IconFileOff />}
          title="This referral is gone"
          hint="It was a draft, and somebody else deleted it."
          action={
            <Button variant="default" onClick={onClose}>
              Back to the list
            </Button>
          }
        />
        <LostEdits edit={edited} nameOf={parts.nameOf} />
      </div>
    );
  }

  const isDraft = row.status === 'draft' && mayChange;
  const isOpen = mayChange && !isOver(row.status);
  return (
    <form
      className={css.details}
      data-id={id}
      aria-label={`Referral to ${row.toProvider}`}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void edited.save();
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void edited.save();
        }
      }}
    >
      <header className={css.head} {...glow}>
        <h2 className={css.title}>{row.toProvider}</h2>
        <div className={css.line}>
          <ReferralBadge status={row.status} />
          <DueMark row={row} />
          {beside}
        </div>
      </header>
      <LostEdits edit={edited} nameOf={parts.nameOf} />
      {isDraft ? (
        <ReferralDraft edit={edit} parts={parts} problemOf={edited.problemOf} />
      ) : (
        <ReferralFacts row={row} parts={parts}>
          {isOpen && (
            <div>
              <DueField value={edit.value('dueOn') ?? null} onChange={(day) => edit.set('dueOn', day)} />
              <EditConflict edit={edit} field="dueOn" nameOf={parts.nameOf} />
            </div>
          )}
        </ReferralFacts>
      )}
      {isOpen && (isEdited || isInConflict) && (
        <div className={css.bar}>
          <span className={css.hint} role="status">
            {isInConflict ? 'Choose first which one it shall be.' : 'Not saved yet'}
          </span>
          <Button variant="default" onClick={edited.discard}>
            Discard
          </Button>
          <Button type="submit" disabled={!isEdited} loading={edit.isSaving}>
            Save
          </Button>
        </div>
      )}
      {isOpen && (
        <ReferralStatusButtons
          status={row.status}
          isBusy={isInConflict}
          onMove={(status) => void edited.moveTo(status)}
        />
      )}
      {isDraft && <p className={css.hint}>Once it is marked sent, only the due day can change.</p>}
      {!mayChange && (
        <p className={css.hint}>To read only: it is changed by who refers, and by assistants.</p>
      )}
      <div className={css.more}>
        <LetterButtons letter={letter} isEdited={isEdited} />
        {mayChange && isOver(row.status) && (
          <Button variant="default" onClick={() => onReferAgain(row)}>
            Refer again
          </Button>
        )}
        {isDraft && (
          <Button
            variant="subtle"
            color="red"
            onClick={() => {
              edited.remove();
              onClose();
            }}
          >
            Delete draft
          </Button>
        )}
      </div>
    </form>
  );
}
