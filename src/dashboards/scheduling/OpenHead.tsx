import { memo, type CSSProperties } from 'react';
import type { Day, Id } from '@/domain/primitives';
import type { Service } from '@/features/services/service';
import { staffSlice } from '@/features/staff/staffSlice';
import { useRow } from '@/store/hooks';
import { formatCount } from '@/ui/format';
import board from '@/ui/board/boardScreen.module.css';
import classes from './scheduling.module.css';
import { useOffers } from './useOffers';
import { useStartCount } from './useOpenTime';

interface OpenHeadProps {
  staffId: Id;
  service: Service;
  days: readonly Day[];
}

/** Heading of a therapist's row: name, and what is left in the days shown. */
export const OpenHead = memo(function OpenHead({ staffId, service, days }: OpenHeadProps) {
  const person = useRow(staffSlice, staffId);
  const offers = useOffers(staffId, service.id);
  const count = useStartCount(staffId, days, service);
  if (!person) return null;
  return (
    <div
      className={`${board.head} ${board.staffBar} ${classes.head}`}
      data-greyed={offers ? undefined : true}
      style={{ '--staff': person.colour } as CSSProperties}
    >
      <span className={`${board.name} ${classes.name}`} title={person.name}>
        {person.name}
      </span>
      <span className={classes.headNote}>{offers ? leftText(count) : 'Does not offer it'}</span>
    </div>
  );
});

function leftText(count: number): string {
  return count === 0 ? 'No starts left' : `${formatCount(count, 'start')} left`;
}
