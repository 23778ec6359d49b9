import { type ReactNode, useEffect } from 'react';
import { type Language, languages } from '@/domain/language';
import { LanguageProvider } from '@/ui/language';

/** The first language of this browser that Lockstep speaks. */
function browserLanguage(): Language {
  const spoken = navigator.languages.map((name) => name.split('-')[0]);
  return (
    languages.find((language) => language === spoken.find((name) => languages.some((one) => one === name))) ??
    'en'
  );
}

/** For what is shown before anybody is known: in the browser's own language, which the document says too. */
export function InBrowserLanguage({ children }: { children: ReactNode }) {
  const language = browserLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
    return () => {
      document.documentElement.lang = 'en';
    };
  }, [language]);
  return <LanguageProvider language={language}>{children}</LanguageProvider>;
}
