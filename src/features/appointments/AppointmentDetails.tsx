import { Button } from '@mantine/core';
import { IconAlertTriangle, IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import type { LockstepError } from '@/domain/errors';
import { permits } from '@/domain/policy';
import type { Entry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import drawer from '@/ui/drawerParts.module.css';
import { formatDay, formatDuration } from '@/ui/format';
import { useSession, useToday } from '@/ui/sessionContext';
import { StaffTag } from '@/ui/StaffTag';
import { showRefused } from '@/ui/toasts';
import { TimeRange } from '@/ui/TimeRange';
import { type Appointment, appointments } from './appointment';
import css from './AppointmentDetails.module.css';
import { isMovable } from './appointmentStatus';
import { lengthOf, wallTimes } from './appointmentTimes';
import { mayRemove } from './appointmentWrites';
import { CancelButton } from './CancelButton';
import { ConflictList } from './ConflictList';
import { EditedText } from './EditedText';
import { MoveForm } from './MoveForm';
import { ScopeChoice } from './ScopeChoice';
import type { SeriesChange, SeriesScope } from './seriesCalls';
import { StatusBadge } from './StatusBadge';
import { StatusButtons } from './StatusButtons';
import { useAppointmentWrites } from './useAppointmentWrites';
import { usePatientAddress, useService, useStaffMember } from './useBookingParts';
import { useSeriesWrites } from './useSeriesWrites';

interface AppointmentDetailsProps {
  row: Appointment;
  entry: Entry<Appointment>;
  onClose: () => void;
}

/** What is known of an appointment, and what can be done with it in its status by this person. */
export function AppointmentDetails({ row, entry, onClose }: AppointmentDetailsProps) {
  const { user, practice } = useSession();
  const today = useToday();
  const glow = useGlow(entry);
  const person = useStaffMember(row.staffId);
  const service = useService(row.serviceId);
  const homeAddress = usePatientAddress(row.patientId);
  const writes = useAppointmentWrites();
  const series = useSeriesWrites();
  const [scope, setScope] = useState<SeriesScope>('this');
  const [isMoving, setMoving] = useState(false);
  const [refused, setRefused] = useState<LockstepError | null>(null);
  const mayChange = permits(appointments.policy, 'change', user, row);
  const { day, startTime, endTime } = wallTimes(row, practice.timeZone);
  const isSeries = row.seriesId !== null && scope !== 'this';

  /** The same change to more of a series; what does not fit is listed, and then nothing has changed. */
  function changeSeries(change: SeriesChange['change']): void {
    setRefused(null);
    void series.change(row, { scope, change }, (problem) => {
      if (problem.details.conflicts) setRefused(problem);
      else showRefused('The series is as it was', problem);
    });
  }

  function changeText(field: 'address' | 'notes', text: string | null): void {
    if (isSeries) changeSeries({ [field]: text });
    else writes.change(row, { [field]: text });
  }

  return (
    <>
      <div className={drawer.scroll} data-id={row.id}>
        <div className={css.facts} {...glow}>
          <p className={css.when}>
            {formatDay(day, { weekday: 'long', relativeTo: today })} ·{' '}
            <TimeRange start={startTime} end={endTime} />
          </p>
          <p className={css.line}>
            <StatusBadge status={row.status} />
            {row.seriesId !== null && (
              <span className={css.mark}>
                <IconRepeat size={16} aria-hidden /> One of a series
              </span>
            )}
          </p>
          <dl className={css.list}>
            <dt>Service</dt>
            <dd>
              {service?.name ?? 'No longer offered'} · {formatDuration(lengthOf(row))}
            </dd>
            <dt>With</dt>
            <dd>
              {person && <StaffTag name={person.name} colour={person.colour} inactive={!person.isActive} />}
            </dd>
          </dl>
          {row.overbookReason !== null && (
            <p className={css.overbooked}>
              <IconAlertTriangle size={16} aria-hidden />
              <span>
                <strong>Overbooked:</strong> {row.overbookReason}
              </span>
            </p>
          )}
        </div>
        {mayChange && (
          <>
            <StatusButtons row={row} />
            {row.seriesId !== null && isMovable(row.status) && (
              <ScopeChoice value={scope} onChange={setScope} />
            )}
            {refused?.details.conflicts && <ConflictList conflicts={refused.details.conflicts} />}
            {isMovable(row.status) &&
              (isMoving ? (
                <MoveForm
                  row={row}
                  onCancel={() => setMoving(false)}
                  onMove={(to) => {
                    setMoving(false);
                    if (isSeries) changeSeries(to);
                    else writes.move(row, to);
                  }}
                />
              ) : (
                <Button variant="default" onClick={() => setMoving(true)}>
                  Move…
                </Button>
              ))}
            <EditedText
              label="Address"
              placeholder={homeAddress ?? 'The usual one'}
              value={row.address}
              maxLength={300}
              onSave={(text) => changeText('address', text)}
            />
            <EditedText
              label="Notes"
              placeholder="Nothing noted"
              value={row.notes}
              maxLength={2000}
              isLong
              onSave={(text) => changeText('notes', text)}
            />
          </>
        )}
      </div>
      {mayChange && (
        <div className={drawer.footer}>
          <CancelButton
            row={row}
            scope={row.seriesId === null ? 'this' : scope}
            onCancel={() => {
              if (isSeries) changeSeries({ status: 'cancelled' });
              else writes.cancel(row);
              onClose();
            }}
          />
          <span className={css.space} />
          {mayRemove(user, row) && (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                onClose();
                writes.remove(row);
              }}
            >
              Delete
            </Button>
          )}
        </div>
      )}
    </>
  );
}
