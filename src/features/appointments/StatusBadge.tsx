import { StatusFace } from '@/ui/StatusFace';
import type { AppointmentStatus } from './appointmentStatus';
import { statusLooks } from './statusLooks';
import { statusWords } from './statusWords';

interface StatusBadgeProps {
  status: AppointmentStatus;
  /** `mark`: the shape alone, with the word for who listens or points at it. */
  variant?: 'badge' | 'mark';
}

/** The status of an appointment as word, shape and colour. */
export function StatusBadge({ status, variant = 'badge' }: StatusBadgeProps) {
  return (
    <StatusFace
      look={statusLooks[status]}
      word={statusWords[status]}
      status={status}
      isMark={variant === 'mark'}
    />
  );
}
