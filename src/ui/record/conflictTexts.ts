import type { InLanguages } from '@/domain/language';

interface ConflictTexts {
  /** `Maria changed Phone meanwhile`. @param who null: nobody knows */
  title(who: string | null, label: string): string;
  notSaved: string;
  which: string;
  mine: string;
  theirs(who: string | null): string;
  empty: string;
  takeMine: string;
  takeMineFor(label: string): string;
  keepTheirs: string;
  keepTheirsFor(label: string): string;
}

export const conflictTexts: InLanguages<ConflictTexts> = {
  en: {
    title: (who, label) => `${who ?? 'Somebody'} changed ${label} meanwhile`,
    notSaved: 'Yours is not saved yet.',
    which: 'Which one shall it be?',
    mine: 'Yours',
    theirs: (who) => (who ? `${who}’s, as it is now` : 'Theirs, as it is now'),
    empty: 'Empty',
    takeMine: 'Use mine',
    takeMineFor: (label) => `Use mine for ${label}`,
    keepTheirs: 'Keep theirs',
    keepTheirsFor: (label) => `Keep theirs for ${label}`,
  },
  de: {
    title: (who, label) => `${label} wurde inzwischen ${who ? `von ${who} ` : ''}geändert`,
    notSaved: 'Ihre Angabe ist noch nicht gespeichert.',
    which: 'Welche soll gelten?',
    mine: 'Ihre',
    theirs: (who) => (who ? `Von ${who}, so steht es jetzt da` : 'So steht es jetzt da'),
    empty: 'Leer',
    takeMine: 'Meine nehmen',
    takeMineFor: (label) => `Meine nehmen: ${label}`,
    keepTheirs: 'So lassen',
    keepTheirsFor: (label) => `So lassen: ${label}`,
  },
};
