import { memo } from 'react';
import { Link, useLocation } from 'react-router-dom';
import type { Id } from '@/domain/primitives';
import { PatientName } from '@/features/patients/PatientName';
import { DueMark } from '@/features/referrals/DueMark';
import { ReferralBadge } from '@/features/referrals/ReferralBadge';
import { referralSlice } from '@/features/referrals/referralSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { useEntry, useRow } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { useClinicPaths } from '../clinicPaths';
import list from '../clinicList.module.css';
import css from './referrals.module.css';

/** One referral as a line: who, where to, how it stands. Pressing it opens it. */
export const ReferralRow = memo(function ReferralRow({ id, isOpened }: { id: Id; isOpened: boolean }) {
  const entry = useEntry(referralSlice, id);
  const glow = useGlow(entry);
  const paths = useClinicPaths();
  const { search } = useLocation();
  const row = entry?.row ?? null;
  const from = useRow(staffSlice, row?.fromStaffId ?? '');
  if (!row) return null;
  return (
    <Link
      className={`${list.row} ${css.row}`}
      to={{ pathname: paths.record('referrals', id), search }}
      aria-current={isOpened || undefined}
      data-id={id}
      {...glow}
    >
      <span className={`${list.who} ${css.who}`}>
        <PatientName id={row.patientId} />
      </span>
      <ReferralBadge status={row.status} />
      <span className={`${list.more} ${css.where}`}>
        To {row.toProvider}
        {from && <span> · {from.name}</span>}
      </span>
      <DueMark row={row} />
    </Link>
  );
});
