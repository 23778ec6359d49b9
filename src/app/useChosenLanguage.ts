import { useLocalStorage } from '@mantine/hooks';
import { languages, type Language } from '@/domain/language';
import type { Role } from '@/domain/policy';
import type { ScreenSession } from '@/ui/sessionContext';

/** Whose screens speak more than English. */
const spokenTo: ReadonlySet<Role> = new Set<Role>(['patient']);

export interface ChosenLanguage {
  language: Language;
  /** What else can be chosen; empty for roles whose screens speak English only. */
  others: readonly Language[];
  choose(language: Language): void;
}

/** The language of this person's screens: their choice on this device, in all its tabs, or else the practice's. */
export function useChosenLanguage({ user, practice }: ScreenSession): ChosenLanguage {
  const [chosen, choose] = useLocalStorage<string | null>({
    key: 'lockstep-language',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const isSpokenTo = spokenTo.has(user.role);
  const known = languages.find((one) => one === chosen) ?? practice.language;
  const language = isSpokenTo ? known : 'en';
  return { language, others: isSpokenTo ? languages.filter((one) => one !== language) : [], choose };
}
