import { formatCount } from '@/ui/format';
import type { PortalTexts } from './portalTexts';

/** `2 Stunden`, `3 Tage`, `90 Minuten`; after `in` and `von` it is `3 Tagen`. */
function lengthOf(minutes: number, days: 'Tage' | 'Tagen' = 'Tagen'): string {
  if (minutes >= 2_880 && minutes % 1_440 === 0) return formatCount(minutes / 1_440, 'Tag', days);
  return minutes > 0 && minutes % 60 === 0
    ? formatCount(minutes / 60, 'Stunde', 'Stunden')
    : formatCount(minutes, 'Minute', 'Minuten');
}

function daysOf(count: number): string {
  return formatCount(count, 'Tag', 'Tagen');
}

/** The practice's own word stands where it needs no article and no ending: as a label, or after a colon. */
export const portalTextsDe: PortalTexts = {
  home: {
    hello: (name) => `Guten Tag, ${name}`,
    title: 'Meine Termine',
    next: 'Nächster Termin',
    upcoming: 'Weitere Termine',
    past: 'Frühere und abgesagte',
    more: 'Mehr zeigen',
    nothing: { title: 'Nichts ist gebucht', hint: 'Wählen Sie, was Sie brauchen, und eine passende Zeit.' },
    length: (minutes) => `${minutes} Min.`,
    where: 'Wo',
    notes: 'Hinweise',
    withWhom: (person) => person.one,
    loadFailed: {
      title: 'Ihre Termine konnten nicht geladen werden',
      hint: 'Nichts ist verloren. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
      again: 'Noch einmal',
    },
  },
  status: {
    requested: 'Angefragt',
    confirmed: 'Bestätigt',
    arrived: 'Angekommen',
    inProgress: 'Läuft',
    completed: 'Erledigt',
    cancelled: 'Abgesagt',
    noShow: 'Versäumt',
  },
  todo: {
    requested: 'Die Praxis muss ihn noch bestätigen. Sobald das geschieht, sehen Sie es hier.',
    confirmed: 'Alles ist vorbereitet. Bitte seien Sie zur genannten Zeit bereit.',
    arrived: 'Sie werden erwartet.',
    inProgress: 'Der Termin läuft.',
    completed: '',
    cancelled: '',
    noShow: '',
  },
  change: {
    move: 'Verschieben',
    cancel: 'Termin absagen',
    ask: (when) => `${when} absagen? Das lässt sich nicht zurücknehmen; die Zeit wird für andere frei.`,
    yes: 'Ja, absagen',
    keep: 'Behalten',
    until: (when) => `Verschieben oder absagen können Sie bis ${when}.`,
    tooLate: (practice, { cancelNoticeMinutes }) =>
      `Weniger als ${lengthOf(cancelNoticeMinutes, 'Tage')} vor Beginn lässt er sich hier nicht mehr ändern. Zum Verschieben oder Absagen rufen Sie bitte an: ${practice}.`,
  },
  book: {
    title: 'Termin buchen',
    service: 'Was brauchen Sie?',
    chooseService: 'Wählen Sie oben, was Sie brauchen. Dann sehen Sie freie Zeiten.',
    person: (person) => person.one,
    anyone: () => 'Wer Zeit hat',
    day: 'Tag',
    previousWeek: 'Vorige Woche',
    nextWeek: 'Nächste Woche',
    free: 'frei',
    nothingFree: 'nichts frei',
    nothingOn: (day) => `${day} ist nichts frei.`,
    nothingThisWeek:
      'In diesen sieben Tagen ist nichts frei. Sehen Sie weiter, oder wählen Sie jemand anderen.',
    goTo: (day) => `Weiter zu: ${day}`,
    time: 'Uhrzeit',
    dayParts: { Morning: 'Vormittag', Afternoon: 'Nachmittag', Evening: 'Abend' },
    taken: 'vergeben',
    takenNow: 'Diese Zeit wurde gerade vergeben. Bitte wählen Sie eine andere.',
    yours: 'Ihr Termin',
    address: 'Andere Adresse',
    addressHint: (own) => `Nur, wenn es nicht diese ist: ${own}`,
    notes: 'Was wir wissen sollten',
    notesHint: 'Zum Beispiel, wie man Sie findet',
    request: 'Diese Zeit anfragen',
    book: 'Diese Zeit buchen',
    sending: 'Wird gesendet…',
    confirmedLater: 'Die Praxis bestätigt jede Anfrage.',
    confirmedAtOnce: 'Der Termin ist sofort bestätigt.',
    noChange: ({ cancelNoticeMinutes }) =>
      `Er beginnt in weniger als ${lengthOf(cancelNoticeMinutes)}: Ist er gebucht, kann nur die Praxis ihn ändern.`,
    rules: ({ noticeMinutes, aheadDays }) =>
      noticeMinutes > 0
        ? `Buchbar mit einem Vorlauf von ${lengthOf(noticeMinutes)} bis ${daysOf(aheadDays)}.`
        : `Buchbar mit einem Vorlauf von bis zu ${daysOf(aheadDays)}.`,
  },
  move: {
    title: 'Termin verschieben',
    now: (when) => `Bisher: ${when}`,
    submit: 'Auf diese Zeit verschieben',
    back: 'Zurück',
    gone: 'Dieser Termin lässt sich nicht verschieben.',
  },
  refused: {
    freeInstead: 'Stattdessen frei',
    take: (when, who) => `${when} · ${who}`,
    taken: 'Jemand war schneller. Nichts wurde geändert.',
    closed: 'Diese Zeit ist nicht mehr offen. Nichts wurde geändert.',
    span: ({ noticeMinutes, aheadDays }, practice) =>
      `Buchbar mit einem Vorlauf von ${lengthOf(noticeMinutes)} bis ${daysOf(aheadDays)}. Für eine andere Zeit rufen Sie bitte an: ${practice}.`,
    status: 'Der Termin wurde inzwischen geändert; das ist nicht mehr möglich.',
    edited: 'Die Praxis hat diesen Termin gerade geändert. Bitte sehen Sie ihn noch einmal an.',
    gone: 'Diesen Termin gibt es nicht mehr.',
    fields: 'Eine Eingabe ist zu lang oder stimmt nicht. Nichts wurde geändert.',
    unreachable:
      'Der Server ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
    tooOften: 'Das war zu oft. Bitte warten Sie einen Moment.',
    other: (practice) =>
      `Das hat nicht geklappt, und nichts wurde geändert. Versuchen Sie es noch einmal, oder rufen Sie an: ${practice}.`,
  },
  toasts: {
    requested: (when) => `Angefragt · ${when}`,
    booked: (when) => `Gebucht · ${when}`,
    moved: (when) => `Verschoben · ${when}`,
    cancelled: (when) => `Abgesagt · ${when}`,
    confirmedBy: (when) => `Von der Praxis bestätigt: ${when}`,
    movedBy: (when) => `Ihr Termin wurde verschoben: ${when}`,
    cancelledBy: (when) => `Ihr Termin wurde abgesagt: ${when}`,
    bookedBy: (when) => `Neuer Termin: ${when}`,
    changedBy: (when, status) => `${status}: ${when}`,
  },
  profile: {
    title: 'Meine Angaben',
    hint: 'Die Praxis sieht sie, sobald sie gespeichert sind.',
    labels: {
      firstName: 'Vorname',
      lastName: 'Nachname',
      birthDate: 'Geburtsdatum',
      phone: 'Telefon',
      email: 'E-Mail',
      address: 'Adresse',
    },
    wrong: {
      firstName: 'Bitte geben Sie Ihren Vornamen an, mit höchstens 80 Zeichen.',
      lastName: 'Bitte geben Sie Ihren Nachnamen an, mit höchstens 80 Zeichen.',
      birthDate: 'Bitte wählen Sie einen Tag.',
      phone: 'Das ist zu lang für eine Telefonnummer.',
      email: 'Das ist keine E-Mail-Adresse.',
      address: 'Das sind mehr als 300 Zeichen.',
    },
    save: 'Speichern',
    discard: 'Verwerfen',
    saved: 'Ihre Angaben sind gespeichert',
    notSaved: 'Ihre Angaben sind nicht gespeichert',
    gone: 'Ihre Angaben sind nicht mehr da. Bitte rufen Sie in der Praxis an.',
  },
  assistant: 'Buchungsassistent',
};
