import { Select } from '@mantine/core';
import { useEffect } from 'react';
import type { Id } from '@/domain/primitives';
import type { Appointment } from '@/features/appointments/appointment';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { serviceSlice } from '@/features/services/serviceSlice';
import { treatmentSlice } from '@/features/treatments/treatmentSlice';
import { useInstantText } from '@/features/treatments/useTreatmentTimes';
import { useAppSelector, useLoaded, useRowsBy } from '@/store/hooks';
import { useNow } from '@/store/useClock';
import { useSession } from '@/ui/sessionContext';
import { visitsToWrite } from './visitsToWrite';

interface VisitPickerProps {
  patientId: Id;
  /** Null: none. */
  value: Id | null;
  onChange: (visit: Appointment | null) => void;
  /** Tells, once it is known, which visit is probably meant. */
  onOffered: (visit: Appointment | null) => void;
}

const none = 'none';

/** Which of a patient's appointments a record is about. */
export function VisitPicker({ patientId, value, onChange, onOffered }: VisitPickerProps) {
  const { user } = useSession();
  const now = useNow(60_000);
  useLoaded(appointmentSlice, { patientId });
  useLoaded(treatmentSlice, { patientId });
  useLoaded(serviceSlice, {});
  const rows = useRowsBy(appointmentSlice, 'patient', patientId);
  const records = useRowsBy(treatmentSlice, 'patient', patientId);
  const services = useAppSelector(serviceSlice.selectors.selectAll);
  const instantText = useInstantText();
  const own = user.role === 'therapist' ? user.staffId : null;
  const { visits, written, likely } = visitsToWrite(rows, records, { now, staffId: own });

  useEffect(() => onOffered(likely), [likely, onOffered]);

  if (visits.length === 0) return null;
  return (
    <Select
      label="Visit"
      allowDeselect={false}
      comboboxProps={{ zIndex: 310 }}
      value={value ?? none}
      onChange={(id) => onChange(visits.find((visit) => visit.id === id) ?? null)}
      data={[
        ...visits.map((visit) => {
          const service = services.find(({ id }) => id === visit.serviceId)?.name ?? 'No longer offered';
          const mark = written.has(visit.id) ? ' · has a record' : '';
          return { value: visit.id, label: `${instantText(visit.startsAt)} · ${service}${mark}` };
        }),
        { value: none, label: 'Without an appointment' },
      ]}
    />
  );
}
