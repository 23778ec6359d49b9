import css from './ReferralDetails.module.css';
import type { ReactNode } from 'react';
import { capitalise } from '@/ui/format';
import { useWords } from '@/ui/sessionContext';
import type { Referral } from './referral';
import type { ReferralParts } from './referralParts';

interface ReferralFactsProps {
  row: Referral;
  parts: ReferralParts;
  /** Where the due day still changes. */
  children?: ReactNode;
}

/** A referral to read: what was sent never changes. */
export function ReferralFacts({ row, parts: { Patient, Staff }, children }: ReferralFactsProps) {
  const { client } = useWords();
  return (
    <>
      <dl className={css.facts}>
        <div className={css.fact}>
          <dt>{capitalise(client.one)}</dt>
          <dd>
            <Patient id={row.patientId} />
          </dd>
        </div>
        <div className={css.fact}>
          <dt>From</dt>
          <dd>
            <Staff id={row.fromStaffId} />
          </dd>
        </div>
        <div className={css.fact}>
          <dt>Reason</dt>
          <dd className={css.text}>{row.reason}</dd>
        </div>
      </dl>
      {children}
    </>
  );
}
