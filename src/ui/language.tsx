import { createContext, useContext, type ReactNode } from 'react';
import type { InLanguages, Language } from '@/domain/language';

const LanguageContext = createContext<Language>('en');

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** In which language this screen speaks; English outside of a provider. */
export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The texts of a screen in its language. Where they name people, they take the practice's words. */
export function useTexts<Texts>(texts: InLanguages<Texts>): Texts {
  return texts[useLanguage()];
}
