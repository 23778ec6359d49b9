import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { InvoiceCard } from '@/features/invoices/InvoiceCard';
import { invoices } from '@/features/invoices/invoice';
import { ReferralCard } from '@/features/referrals/ReferralCard';
import { referrals } from '@/features/referrals/referral';
import { TreatmentCard } from '@/features/treatments/TreatmentCard';
import { treatments } from '@/features/treatments/treatment';
import { readAppointmentChange } from '@/dashboards/calendar/readAppointmentChange';
import { sliceOf } from '@/store/createEntitySlice';
import { AppointmentCard } from './AppointmentCard';
import { timelineSource } from './timelineSource';
import { isAhead } from './useNextAppointment';

/** What a patient's history is made of: one line a kind. */
export const timelineSources = [
  timelineSource({
    label: 'Appointments',
    one: 'Appointment',
    slice: appointmentSlice,
    timeOf: (row) => row.startsAt,
    isAhead,
    Card: AppointmentCard,
    wordsOf: (change, timeZone) => readAppointmentChange(change, timeZone)?.words ?? null,
  }),
  timelineSource({
    label: 'Treatments',
    one: 'Treatment record',
    slice: sliceOf(treatments),
    timeOf: (row) => row.performedAt,
    Card: TreatmentCard,
    section: 'treatments',
  }),
  timelineSource({
    label: 'Invoices',
    one: 'Invoice',
    slice: sliceOf(invoices),
    timeOf: (row) => row.issuedAt ?? row.createdAt,
    Card: InvoiceCard,
    section: 'billing',
  }),
  timelineSource({
    label: 'Referrals',
    one: 'Referral',
    slice: sliceOf(referrals),
    timeOf: (row) => row.createdAt,
    Card: ReferralCard,
    section: 'referrals',
  }),
] as const;
