import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Language } from '@/domain/language';
import type { Role } from '@/domain/policy';
import type { PracticeRules } from '@/domain/practiceRules';
import type { Day, Id } from '@/domain/primitives';

/** What every screen may know about who looks at it, and where: the signed-in session as the server tells it. */
export interface ScreenSession {
  user: { id: Id; name: string; email: string; role: Role; staffId: Id | null; patientId: Id | null };
  practice: {
    id: Id;
    name: string;
    /** IANA zone of the practice's wall clock. */
    timeZone: string;
    /** ISO 4217. */
    currency: string;
    vocabulary: Record<'therapist' | 'client', { one: string; many: string }>;
    stepMinutes: number;
    /** 1 is Monday, 7 is Sunday. */
    weekStartsOn: number;
    /** What its patients may do by themselves; `usePracticeRules` reads them. */
    rules: PracticeRules;
    /** In which it speaks to whoever has chosen no other one. */
    language: Language;
    /** So many days the audit log is kept. */
    auditRetentionDays: number;
  };
}

const SessionContext = createContext<ScreenSession | null>(null);
const TodayContext = createContext<Day | null>(null);

interface SessionProviderProps {
  session: ScreenSession;
  /** The practice's day; whoever provides it moves it on at midnight. */
  today: Day;
  children: ReactNode;
}

export function SessionProvider({ session, today, children }: SessionProviderProps) {
  return (
    <SessionContext value={session}>
      <TodayContext value={today}>{children}</TodayContext>
    </SessionContext>
  );
}

/** @throws Error outside of a signed-in frame */
export function useSession(): ScreenSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession: nobody is signed in here');
  return session;
}

/** What this practice calls its people; no screen writes "therapist" itself. */
export function useWords(): ScreenSession['practice']['vocabulary'] {
  const { therapist, client } = useSession().practice.vocabulary;
  return useMemo(
    () => ({
      therapist: { one: inSentence(therapist.one), many: inSentence(therapist.many) },
      client: { one: inSentence(client.one), many: inSentence(client.many) },
    }),
    [therapist, client],
  );
}

/** What patients of this practice may do by themselves. The server has the last word. */
export function usePracticeRules(): PracticeRules {
  return useSession().practice.rules;
}

/** As it stands in the middle of a sentence; `PT` stays `PT`. */
function inSentence(word: string): string {
  return word === word.toUpperCase() ? word : word.charAt(0).toLowerCase() + word.slice(1);
}

/** Today on the practice's calendar. */
export function useToday(): Day {
  const today = useContext(TodayContext);
  if (!today) throw new Error('useToday: nobody is signed in here');
  return today;
}
