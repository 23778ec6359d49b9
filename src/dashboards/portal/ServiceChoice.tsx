import type { Id } from '@/domain/primitives';
import type { Service } from '@/features/services/service';
import { formatMoney } from '@/ui/formatMoney';
import { useLanguage } from '@/ui/language';
import { useSession } from '@/ui/sessionContext';
import portal from './portal.module.css';
import css from './ServiceChoice.module.css';
import { usePortalTexts } from './usePortalTexts';

interface ServiceChoiceProps {
  services: readonly Service[];
  value: Id | null;
  onChange: (id: Id) => void;
}

/** What can be booked: each with how long it takes and what it costs. */
export function ServiceChoice({ services, value, onChange }: ServiceChoiceProps) {
  const { currency } = useSession().practice;
  const language = useLanguage();
  const { home, book } = usePortalTexts().texts;
  return (
    <fieldset className={css.services}>
      <legend className={portal.label}>{book.service}</legend>
      {services.map(({ id, name, durationMinutes, priceCents }) => (
        <label key={id} className={css.service}>
          <input type="radio" name="service" checked={id === value} onChange={() => onChange(id)} />
          <span className={css.serviceName}>{name}</span>
          <span className={css.serviceFacts}>
            {home.length(durationMinutes)} · {formatMoney(priceCents, currency, language)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
