import { useState } from 'react';
import { serviceSlice } from '@/features/services/serviceSlice';
import { OwnSessions } from '@/features/sessions/OwnSessions';
import { PasswordForm } from '@/features/sessions/PasswordForm';
import { SecondFactorBox } from '@/features/sessions/SecondFactorBox';
import { sessionTexts } from '@/features/sessions/sessionTexts';
import { useLoaded } from '@/store/hooks';
import { capitalise } from '@/ui/format';
import { useTexts } from '@/ui/language';
import { PageHeader } from '@/ui/PageHeader';
import { useSession } from '@/ui/sessionContext';
import css from './AccountPage.module.css';
import { roleWord } from './roleWord';

/** Who one is here, and the ways in: password, second factor, sessions. */
export function AccountPage() {
  const texts = useTexts(sessionTexts);
  const session = useSession();
  const { user, practice } = session;
  // Following the server begins with a list, and with it this page hears that its session was ended elsewhere.
  useLoaded(serviceSlice, {});
  /** Sessions are asked for anew when something else has ended them. */
  const [turn, setTurn] = useState(0);
  const facts = [
    [texts.profile.name, user.name],
    [texts.profile.email, user.email],
    [texts.profile.role, capitalise(roleWord(session))],
    [texts.profile.practice, practice.name],
  ] as const;
  return (
    <div className={css.page}>
      <PageHeader title={texts.title} />
      <section aria-label={texts.profile.title}>
        <dl className={css.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <OwnSessions key={turn} />
      <SecondFactorBox />
      <PasswordForm onChanged={() => setTurn((before) => before + 1)} />
    </div>
  );
}
