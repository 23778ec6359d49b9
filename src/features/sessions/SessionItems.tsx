import { Button } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { dayOfInstant, wallTimeOfInstant } from '@/domain/calendar';
import { formatDay } from '@/ui/format';
import { useLanguage, useTexts } from '@/ui/language';
import { useSession, useToday } from '@/ui/sessionContext';
import css from './account.module.css';
import type { OpenSession } from './openSession';
import { sessionTexts } from './sessionTexts';

interface SessionItemsProps {
  label: string;
  items: readonly OpenSession[];
  onEnd(session: OpenSession): void;
}

const onPhones = /iPhone|iPad|Android/;

/** Sessions as their person knows them, each with its end. */
export function SessionItems({ label, items, onEnd }: SessionItemsProps) {
  const texts = useTexts(sessionTexts).sessions;
  const when = useWhen();
  return (
    <ul className={css.sessions} aria-label={label}>
      {items.map((one) => (
        <li key={one.id} className={css.session} data-id={one.id}>
          {onPhones.test(one.device) ? (
            <IconDeviceMobile size={20} stroke={1.5} aria-hidden />
          ) : (
            <IconDeviceDesktop size={20} stroke={1.5} aria-hidden />
          )}
          <div className={css.words}>
            <span className={css.device}>
              {one.device}
              {one.isThis && <span className={css.mark}>{texts.thisOne}</span>}
            </span>
            <span className={css.soft}>
              {[
                one.isThis ? texts.now : texts.seen(when(one.lastSeenAt)),
                one.address && texts.from(one.address),
                texts.begun(when(one.startedAt)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </div>
          {!one.isThis && (
            <Button
              variant="default"
              size="compact-md"
              aria-label={texts.endNamed(one.device)}
              onClick={() => onEnd(one)}
            >
              {texts.end}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** `today 10:42`, on the practice's clock. */
function useWhen(): (instant: string) => string {
  const { timeZone } = useSession().practice;
  const language = useLanguage();
  const today = useToday();
  return (instant) => {
    const at = Date.parse(instant);
    const day = formatDay(dayOfInstant(at, timeZone), { relativeTo: today, language });
    // `Today` stands within a sentence here; the names of days and months keep their capitals.
    return `${/\d/.test(day) ? day : day.toLowerCase()} ${wallTimeOfInstant(at, timeZone)}`;
  };
}
