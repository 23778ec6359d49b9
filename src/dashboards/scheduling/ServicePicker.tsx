import { Select } from '@mantine/core';
import type { Id } from '@/domain/primitives';
import type { Service } from '@/features/services/service';
import { formatDuration } from '@/ui/format';
import { formatMoney } from '@/ui/formatMoney';
import { useSession } from '@/ui/sessionContext';
import classes from './scheduling.module.css';

/** More than these are quicker found by typing. */
const mostChips = 8;

interface ServicePickerProps {
  services: readonly Service[];
  chosen: Id | null;
  isPhone: boolean;
  onChoose(service: Id): void;
}

/** Which service to look for, with how long it takes and what it costs. */
export function ServicePicker({ services, chosen, isPhone, onChoose }: ServicePickerProps) {
  const { currency } = useSession().practice;
  const facts = (service: Service) =>
    `${formatDuration(service.durationMinutes)} · ${formatMoney(service.priceCents, currency)}`;
  if (isPhone || services.length > mostChips) {
    return (
      <Select
        aria-label="Service"
        searchable={!isPhone}
        allowDeselect={false}
        value={chosen}
        onChange={(id) => id && onChoose(id)}
        data={services.map((service) => ({
          value: service.id,
          label: `${service.name} · ${facts(service)}`,
        }))}
      />
    );
  }
  return (
    <fieldset className={classes.services}>
      <legend>Service</legend>
      {services.map((service) => (
        <label key={service.id} className={classes.service} data-id={service.id}>
          <input
            type="radio"
            name="service"
            value={service.id}
            checked={service.id === chosen}
            onChange={() => onChoose(service.id)}
          />
          <span className={classes.serviceName}>{service.name}</span>
          <span className={classes.serviceFacts}>{facts(service)}</span>
        </label>
      ))}
    </fieldset>
  );
}
