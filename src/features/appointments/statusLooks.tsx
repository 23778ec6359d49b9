import {
  IconCheck,
  IconCircleDashed,
  IconCircleFilled,
  IconDoorEnter,
  IconPlayerPlayFilled,
  IconUserOff,
  IconX,
} from '@tabler/icons-react';
import type { StatusLook } from '@/ui/StatusFace';
import type { AppointmentStatus } from './appointmentStatus';

/** How an appointment's status looks, in whichever words. */
export const statusLooks: Readonly<Record<AppointmentStatus, StatusLook>> = {
  requested: { shape: IconCircleDashed, tone: 'warn' },
  confirmed: { shape: IconCircleFilled, tone: 'accent', isDot: true },
  arrived: { shape: IconDoorEnter, tone: 'good' },
  inProgress: { shape: IconPlayerPlayFilled, tone: 'good' },
  completed: { shape: IconCheck },
  cancelled: { shape: IconX, isStruck: true },
  noShow: { shape: IconUserOff, tone: 'bad' },
};
