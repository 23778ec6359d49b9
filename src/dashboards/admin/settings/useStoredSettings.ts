import { useMemo, useState } from 'react';
import { useSession } from '@/ui/sessionContext';
import { type SettingsDraft, settingsOf } from './settingsDraft';

type Practice = Parameters<typeof settingsOf>[0];

/** The settings as they are stored: the practice of the session, or the answer to one's own write until that has come. */
export function useStoredSettings(): { before: SettingsDraft; takeAnswer(answer: Practice): void } {
  const { practice } = useSession();
  const [answer, setAnswer] = useState<{ practice: Practice; instead: Practice } | null>(null);
  const stored = answer?.instead === practice ? answer.practice : practice;
  const before = useMemo(() => settingsOf(stored), [stored]);
  return { before, takeAnswer: (given) => setAnswer({ practice: given, instead: practice }) };
}
