import type { InLanguages } from '@/domain/language';

export interface SessionTexts {
  title: string;
  profile: { title: string; name: string; email: string; role: string; practice: string };
  password: {
    title: string;
    hint: string;
    current: string;
    next: string;
    nextHint(least: number): string;
    tooShort(least: number): string;
    missing: string;
    show: string;
    change: string;
    changed(ended: number): string;
  };
  factor: {
    title: string;
    off: string;
    on(codesLeft: number): string;
    setUp: string;
    turnOff: string;
    askPassword: string;
    password: string;
    next: string;
    cancel: string;
    scan: string;
    qr: string;
    typeIt: string;
    code: string;
    codeOrRecovery: string;
    codeMissing: string;
    confirm: string;
    turnedOff: string;
    codesTitle: string;
    codesHint: string;
    copy: string;
    copied: string;
    done: string;
  };
  sessions: {
    title: string;
    hint: string;
    thisOne: string;
    from(address: string): string;
    begun(when: string): string;
    seen(when: string): string;
    now: string;
    end: string;
    endNamed(device: string): string;
    endOthers: string;
    ended(device: string): string;
    endedOthers(count: number): string;
    notEnded: string;
    onlyThis: string;
    retry: string;
  };
}

const english: SessionTexts = {
  title: 'My account',
  profile: { title: 'Profile', name: 'Name', email: 'E-mail', role: 'Role', practice: 'Practice' },
  password: {
    title: 'Password',
    hint: 'Another password signs you out everywhere but here.',
    current: 'Current password',
    next: 'New password',
    nextHint: (least) => `At least ${least} characters; a few words are better than a riddle.`,
    tooShort: (least) => `Choose at least ${least} characters`,
    missing: 'Enter your current password',
    show: 'Show the password',
    change: 'Change password',
    changed: (ended) =>
      ended === 0
        ? 'Your password is changed.'
        : `Your password is changed. ${ended === 1 ? 'One other session' : `${ended} other sessions`} ended.`,
  },
  factor: {
    title: 'Second factor',
    off: 'Your password alone signs you in. A code from an app on your phone makes a stolen password useless.',
    on: (codesLeft) =>
      `Signing in takes a code from your app. ${codesLeft === 1 ? 'One recovery code is' : `${codesLeft} recovery codes are`} left.`,
    setUp: 'Set up',
    turnOff: 'Turn off',
    askPassword: 'Enter your password to begin.',
    password: 'Your password',
    next: 'Continue',
    cancel: 'Cancel',
    scan: 'Scan this with your authenticator app, then enter the code it shows.',
    qr: 'QR code for your authenticator app',
    typeIt: 'Or type this key into it:',
    code: 'Six-digit code',
    codeOrRecovery: 'Code from your app, or a recovery code',
    codeMissing: 'Enter the code',
    confirm: 'Turn on',
    turnedOff: 'The second factor is off. Your password alone signs you in.',
    codesTitle: 'Your recovery codes',
    codesHint:
      'Each signs you in once if you lose your phone. They are shown only now: print them or keep them in a password manager.',
    copy: 'Copy all',
    copied: 'Copied',
    done: 'I have kept them',
  },
  sessions: {
    title: 'Where you are signed in',
    hint: 'End what you don’t recognise, and change your password then.',
    thisOne: 'This one',
    from: (address) => `from ${address}`,
    begun: (when) => `begun ${when}`,
    seen: (when) => `last used ${when}`,
    now: 'in use now',
    end: 'End',
    endNamed: (device) => `End the session of ${device}`,
    endOthers: 'End all others',
    ended: (device) => `The session of ${device} is ended.`,
    endedOthers: (count) =>
      count === 1 ? 'The other session is ended.' : `${count} other sessions are ended.`,
    notEnded: 'The session goes on',
    onlyThis: 'You are signed in nowhere else.',
    retry: 'Try again',
  },
};

const german: SessionTexts = {
  title: 'Mein Konto',
  profile: { title: 'Profil', name: 'Name', email: 'E-Mail', role: 'Rolle', practice: 'Praxis' },
  password: {
    title: 'Passwort',
    hint: 'Ein neues Passwort meldet Sie überall ab, nur hier nicht.',
    current: 'Jetziges Passwort',
    next: 'Neues Passwort',
    nextHint: (least) => `Mindestens ${least} Zeichen; ein paar Wörter sind besser als ein Rätsel.`,
    tooShort: (least) => `Wählen Sie mindestens ${least} Zeichen`,
    missing: 'Geben Sie Ihr jetziges Passwort ein',
    show: 'Passwort zeigen',
    change: 'Passwort ändern',
    changed: (ended) =>
      ended === 0
        ? 'Ihr Passwort ist geändert.'
        : `Ihr Passwort ist geändert. ${ended === 1 ? 'Eine andere Anmeldung ist' : `${ended} andere Anmeldungen sind`} beendet.`,
  },
  factor: {
    title: 'Zweiter Faktor',
    off: 'Ihr Passwort allein meldet Sie an. Mit einem Code aus einer App nützt ein gestohlenes Passwort niemandem.',
    on: (codesLeft) =>
      `Zur Anmeldung gehört ein Code aus Ihrer App. ${codesLeft === 1 ? 'Ein Ersatzcode ist' : `${codesLeft} Ersatzcodes sind`} übrig.`,
    setUp: 'Einrichten',
    turnOff: 'Ausschalten',
    askPassword: 'Geben Sie zuerst Ihr Passwort ein.',
    password: 'Ihr Passwort',
    next: 'Weiter',
    cancel: 'Abbrechen',
    scan: 'Scannen Sie dies mit Ihrer Authenticator-App und geben Sie den Code ein, den sie zeigt.',
    qr: 'QR-Code für Ihre Authenticator-App',
    typeIt: 'Oder tippen Sie diesen Schlüssel dort ein:',
    code: 'Sechsstelliger Code',
    codeOrRecovery: 'Code aus der App oder Ersatzcode',
    codeMissing: 'Geben Sie den Code ein',
    confirm: 'Einschalten',
    turnedOff: 'Der zweite Faktor ist aus. Ihr Passwort allein meldet Sie an.',
    codesTitle: 'Ihre Ersatzcodes',
    codesHint:
      'Jeder meldet Sie einmal an, falls Ihr Telefon fehlt. Sie stehen nur jetzt da: Drucken Sie sie oder legen Sie sie in einen Passwortspeicher.',
    copy: 'Alle kopieren',
    copied: 'Kopiert',
    done: 'Ich habe sie aufgehoben',
  },
  sessions: {
    title: 'Wo Sie angemeldet sind',
    hint: 'Beenden Sie, was Sie nicht kennen, und ändern Sie dann Ihr Passwort.',
    thisOne: 'Diese hier',
    from: (address) => `von ${address}`,
    begun: (when) => `begonnen ${when}`,
    seen: (when) => `zuletzt benutzt ${when}`,
    now: 'gerade benutzt',
    end: 'Beenden',
    endNamed: (device) => `Anmeldung von ${device} beenden`,
    endOthers: 'Alle anderen beenden',
    ended: (device) => `Die Anmeldung von ${device} ist beendet.`,
    endedOthers: (count) =>
      count === 1 ? 'Die andere Anmeldung ist beendet.' : `${count} andere Anmeldungen sind beendet.`,
    notEnded: 'Die Anmeldung besteht weiter',
    onlyThis: 'Sie sind sonst nirgends angemeldet.',
    retry: 'Noch einmal',
  },
};

/** What stands on the page of one's own account; patients see it too. */
export const sessionTexts: InLanguages<SessionTexts> = { en: english, de: german };
