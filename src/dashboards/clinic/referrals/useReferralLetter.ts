import type { Day } from '@/domain/primitives';
import { patientName } from '@/features/patients/patient';
import { usePatient } from '@/features/patients/usePatient';
import type { Referral } from '@/features/referrals/referral';
import { referralLetter } from '@/features/referrals/referralLetter';
import { staffSlice } from '@/features/staff/staffSlice';
import { useRow } from '@/store/hooks';
import { formatDate, formatDay } from '@/ui/format';
import { useSession, useToday } from '@/ui/sessionContext';

/** A referral as a letter of today; null until its patient and who refers are here. */
export function useReferralLetter(row: Referral | null): string | null {
  const { practice } = useSession();
  const today = useToday();
  const patient = usePatient(row?.patientId ?? null);
  const from = useRow(staffSlice, row?.fromStaffId ?? '');
  if (!row || !patient || !from) return null;
  const { birthDate, address, phone } = patient;
  return referralLetter({
    practice: practice.name,
    writtenOn: withYear(today),
    toProvider: row.toProvider,
    patient: {
      name: patientName(patient),
      bornOn: birthDate && `${formatDate(birthDate)} ${birthDate.slice(0, 4)}`,
      address,
      phone,
    },
    reason: row.reason,
    dueOn: row.dueOn && withYear(row.dueOn),
    from: from.name,
  });
}

/** `Tuesday 24 November 2026`: a letter is read in another year, too. */
function withYear(day: Day): string {
  return `${formatDay(day, { weekday: 'long' })} ${day.slice(0, 4)}`;
}
