import type { InLanguages } from '@/domain/language';
import type { WallTime } from '@/domain/primitives';
import { formatCount } from '@/ui/format';

export interface FrameTexts {
  skip: string;
  dashboards: string;
  collapse: string;
  showNames: string;
  signOut: string;
  account: string;
  /** What the button leads to, in the language it leads to. */
  otherLanguage: string;
  lightColours: string;
  darkColours: string;
  practiceTimes(zone: string): string;
  freshness: {
    live: string;
    polling: string;
    catchingUp: string;
    offline(since: WallTime | null): string;
    waiting(count: number): string;
    checked(ago: string): string;
    justNow: string;
    ago(count: number, unit: 's' | 'min'): string;
    explained: Record<'live' | 'polling' | 'catchingUp' | 'offline', string>;
    title: string;
    check: string;
  };
  pages: {
    home: string;
    notFound: { heading: string; title: string; hint: string };
    notAllowed: { heading: string; title: string; hint(name: string): string };
  };
}

/** What stands around every screen, and is met by patients too. */
export const frameTexts: InLanguages<FrameTexts> = {
  en: {
    skip: 'Skip to the content',
    dashboards: 'Dashboards',
    collapse: 'Collapse',
    showNames: 'Show the names',
    signOut: 'Sign out',
    account: 'My account',
    otherLanguage: 'Deutsch',
    lightColours: 'Light colours',
    darkColours: 'Dark colours',
    practiceTimes: (zone) => `All times are the practice’s: ${zone}`,
    freshness: {
      live: 'Live',
      polling: 'Polling',
      catchingUp: 'Catching up',
      offline: (since) => (since ? `Offline since ${since}` : 'Offline'),
      waiting: (count) => `${formatCount(count, 'change')} waiting`,
      checked: (ago) => `checked ${ago}`,
      justNow: 'just now',
      ago: (count, unit) => `${count} ${unit} ago`,
      explained: {
        live: 'The server tells this screen about every change at once.',
        polling:
          'Lockstep asks the server for changes every few seconds. Other tabs of this browser show at once.',
        catchingUp: 'Changes that were missed are being fetched.',
        offline: 'You can go on working: what you change is kept and sent when the server is back.',
      },
      title: 'How fresh this screen is',
      check: 'Check now',
    },
    pages: {
      home: 'Back to my start page',
      notFound: {
        heading: 'Page not found',
        title: 'There is no page at this address',
        hint: 'It may have been moved, or the link lost a piece on its way.',
      },
      notAllowed: {
        heading: 'Not for your role',
        title: 'This screen belongs to another role',
        hint: (name) =>
          `You are signed in as ${name}. If you need this screen, ask whoever runs your practice’s Lockstep.`,
      },
    },
  },
  de: {
    skip: 'Zum Inhalt springen',
    dashboards: 'Bereiche',
    collapse: 'Einklappen',
    showNames: 'Namen zeigen',
    signOut: 'Abmelden',
    account: 'Mein Konto',
    otherLanguage: 'English',
    lightColours: 'Helle Farben',
    darkColours: 'Dunkle Farben',
    practiceTimes: (zone) => `Alle Zeiten sind die der Praxis: ${zone}`,
    freshness: {
      live: 'Live',
      polling: 'Abfrage',
      catchingUp: 'Holt auf',
      offline: (since) => (since ? `Offline seit ${since}` : 'Offline'),
      waiting: (count) => formatCount(count, 'Änderung wartet', 'Änderungen warten'),
      checked: (ago) => `geprüft ${ago}`,
      justNow: 'gerade eben',
      ago: (count, unit) => `vor ${count} ${unit}`,
      explained: {
        live: 'Der Server meldet jede Änderung sofort.',
        polling:
          'Lockstep fragt alle paar Sekunden nach Änderungen. Andere Tabs dieses Browsers zeigen sie sofort.',
        catchingUp: 'Verpasste Änderungen werden nachgeholt.',
        offline: 'Sie können weiterarbeiten: Änderungen werden gesendet, sobald der Server wieder da ist.',
      },
      title: 'Wie aktuell diese Ansicht ist',
      check: 'Jetzt prüfen',
    },
    pages: {
      home: 'Zur Startseite',
      notFound: {
        heading: 'Seite nicht gefunden',
        title: 'Unter dieser Adresse gibt es keine Seite',
        hint: 'Vielleicht wurde sie verschoben, oder dem Link fehlt ein Stück.',
      },
      notAllowed: {
        heading: 'Nicht für Ihre Rolle',
        title: 'Diese Seite gehört zu einer anderen Rolle',
        hint: (name) =>
          `Sie sind als ${name} angemeldet. Brauchen Sie diese Seite, fragen Sie in der Praxis.`,
      },
    },
  },
};
