import { Autocomplete, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { DueField } from './DueField';
import type { Referral } from './referral';
import { useKnownProviders } from './useKnownProviders';

/** What is written of a referral; who it is about and who refers is chosen beside it. */
export type ReferralContents = Pick<Referral, 'toProvider' | 'reason' | 'dueOn'>;

interface ReferralFieldsProps {
  value: ReferralContents;
  onChange<F extends keyof ReferralContents>(this: void, field: F, value: ReferralContents[F]): void;
  /** What is wrong with a field. */
  problemOf(this: void, field: keyof ReferralContents): string | undefined;
  /** The first of them gets the focus when its dialog opens. */
  isFirst?: boolean;
  /** Stands below a field: such as what somebody else made of it meanwhile. */
  below?(this: void, field: keyof ReferralContents): ReactNode;
}

/** The fields that a new referral and a draft have in common. */
export function ReferralFields({ value, onChange, problemOf, isFirst = false, below }: ReferralFieldsProps) {
  const providers = useKnownProviders();
  return (
    <>
      <div>
        <Autocomplete
          label="To"
          placeholder="A person or a place"
          name="toProvider"
          data-autofocus={isFirst || undefined}
          maxLength={200}
          limit={6}
          openOnFocus={false}
          autoComplete="off"
          comboboxProps={{ zIndex: 310 }}
          data={[...providers]}
          value={value.toProvider}
          error={problemOf('toProvider')}
          onChange={(text) => onChange('toProvider', text)}
        />
        {below?.('toProvider')}
      </div>
      <div>
        <Textarea
          label="Reason"
          placeholder="What is wrong, what was done so far, and what is asked for"
          name="reason"
          autosize
          minRows={5}
          maxRows={16}
          maxLength={4_000}
          value={value.reason}
          error={problemOf('reason')}
          onChange={(event) => onChange('reason', event.currentTarget.value)}
        />
        {below?.('reason')}
      </div>
      <div>
        <DueField value={value.dueOn} onChange={(day) => onChange('dueOn', day)} />
        {below?.('dueOn')}
      </div>
    </>
  );
}
