import type { InLanguages } from '@/domain/language';
import type { Role } from '@/domain/policy';
import type { SignedOutNotice } from './useVisit';

export interface EntryTexts {
  claim: string;
  signIn: string;
  signingIn: string;
  notices: Record<Exclude<SignedOutNotice, null>, string>;
  email: string;
  password: string;
  noEmail: string;
  noPassword: string;
  showPassword: string;
  wrong: string;
  unreachable: string;
  tooMany: string;
  refused: string;
  code: {
    title: string;
    lead: string;
    leadRecovery: string;
    label: string;
    labelRecovery: string;
    missing: string;
    takeRecovery: string;
    takeApp: string;
    startAgain: string;
  };
  wrongCode: string;
  demo: string;
  roles: Record<Role, string>;
}

/** What stands before the door. Whose practice it is nobody knows there yet: the browser's language decides. */
export const entryTexts: InLanguages<EntryTexts> = {
  en: {
    claim: 'Everyone looks at the same day.',
    signIn: 'Sign in',
    signingIn: 'Signing in …',
    notices: {
      expired: 'Your session has ended. Please sign in again; nothing you saved is lost.',
      elsewhere: 'You signed out in another tab.',
      notTold:
        'You are signed out here, but the server could not be told. Once online, sign in and out again.',
    },
    email: 'E-mail',
    password: 'Password',
    noEmail: 'Enter your e-mail address',
    noPassword: 'Enter your password',
    showPassword: 'Show the password',
    wrong: 'E-mail or password is wrong. Please check both.',
    unreachable: 'The server can’t be reached. Check the connection and try again.',
    tooMany: 'Too many tries. Wait a few minutes, then try again.',
    refused: 'Signing in did not work. Please try again in a moment.',
    code: {
      title: 'Enter your code',
      lead: 'Your password is right. Enter the six-digit code that your authenticator app shows now.',
      leadRecovery: 'Enter one of the recovery codes you kept when you set this up. It works once.',
      label: 'Code',
      labelRecovery: 'Recovery code',
      missing: 'Enter the code',
      takeRecovery: 'Use a recovery code',
      takeApp: 'Use a code of the app',
      startAgain: 'Start again',
    },
    wrongCode: 'The code is wrong, was used already, or came too late. Try the next one, or start again.',
    demo: 'Or look around the demo as',
    roles: {
      admin: 'Admin',
      operator: 'Operator',
      scheduler: 'Scheduler',
      therapist: 'Practitioner',
      assistant: 'Assistant',
      patient: 'Patient',
    },
  },
  de: {
    claim: 'Alle sehen denselben Tag.',
    signIn: 'Anmelden',
    signingIn: 'Wird angemeldet …',
    notices: {
      expired:
        'Ihre Sitzung ist zu Ende. Bitte melden Sie sich wieder an; nichts Gespeichertes ist verloren.',
      elsewhere: 'Sie haben sich in einem anderen Tab abgemeldet.',
      notTold:
        'Sie sind hier abgemeldet, aber der Server war nicht zu erreichen. Melden Sie sich später noch einmal an und ab.',
    },
    email: 'E-Mail',
    password: 'Passwort',
    noEmail: 'Geben Sie Ihre E-Mail-Adresse ein',
    noPassword: 'Geben Sie Ihr Passwort ein',
    showPassword: 'Passwort zeigen',
    wrong: 'E-Mail oder Passwort ist falsch. Bitte prüfen Sie beides.',
    unreachable:
      'Der Server ist nicht zu erreichen. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
    tooMany: 'Zu viele Versuche. Warten Sie einige Minuten und versuchen Sie es dann noch einmal.',
    refused: 'Die Anmeldung hat nicht geklappt. Bitte versuchen Sie es gleich noch einmal.',
    code: {
      title: 'Code eingeben',
      lead: 'Ihr Passwort stimmt. Geben Sie den sechsstelligen Code ein, den Ihre Authenticator-App jetzt zeigt.',
      leadRecovery:
        'Geben Sie einen der Ersatzcodes ein, die Sie beim Einrichten bekommen haben. Er gilt einmal.',
      label: 'Code',
      labelRecovery: 'Ersatzcode',
      missing: 'Geben Sie den Code ein',
      takeRecovery: 'Ersatzcode verwenden',
      takeApp: 'Code der App verwenden',
      startAgain: 'Von vorn beginnen',
    },
    wrongCode:
      'Der Code ist falsch, schon verwendet oder kam zu spät. Nehmen Sie den nächsten oder beginnen Sie von vorn.',
    demo: 'Oder sehen Sie sich die Demo an als',
    roles: {
      admin: 'Verwaltung',
      operator: 'Leitstelle',
      scheduler: 'Terminplanung',
      therapist: 'Behandlung',
      assistant: 'Assistenz',
      patient: 'Patient/in',
    },
  },
};
