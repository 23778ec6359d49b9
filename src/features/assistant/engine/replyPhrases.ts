import type { ProblemCode } from '@/domain/errors';
import type { InLanguages } from '@/domain/language';
import type { OfferReason } from './replyParts';

interface ReplyPhrases {
  greeting: string;
  help: string;
  welcome: string;
  notUnderstood: string;
  forgotten: string;
  ownOnly: string;
  nothingPending: string;
  noAppointments: string;
  nothingFree: string;
  kept: string;
  dayIsOver: string;
  noSuchOffer: string;
  askService: string;
  askTherapist: string;
  askPatient: string;
  whichPatient: string;
  moveWhich: string;
  cancelWhich: string;
  listed(count: number): string;
  notOffered(therapist: string, service: string): string;
  offered: Readonly<Record<OfferReason, string>>;
  confirmBook(what: string, patient: string | null): string;
  confirmMove(from: string, to: string): string;
  confirmCancel(what: string): string;
  tooLate(what: string): string;
  booked(what: string, isRequest: boolean): string;
  moved(what: string): string;
  cancelled(what: string): string;
  refused: Readonly<Partial<Record<ProblemCode, string>>>;
  refusedOtherwise: string;
}

export const replyPhrases: InLanguages<ReplyPhrases> = {
  en: {
    greeting: 'Hello. What may I book, move or cancel for you?',
    help: 'I can book, move, cancel and list appointments. Say for example “a back massage next Tuesday afternoon”.',
    welcome: 'You are welcome.',
    notUnderstood: 'I did not understand that. Nothing was changed.',
    forgotten: 'All right, nothing was changed.',
    ownOnly:
      'I only book, move, cancel and list the appointments of the person this is about. I tell nothing of anybody else.',
    nothingPending: 'There is nothing waiting for a yes. What may I book, move or cancel?',
    noAppointments: 'There is no appointment ahead.',
    nothingFree: 'I found nothing free. Try another day or somebody else.',
    kept: 'Nothing was changed. What would you like instead?',
    dayIsOver: 'That day is over. Which day ahead would suit?',
    noSuchOffer: 'There is no such choice.',
    askService: 'Which service would you like?',
    askTherapist: 'With whom? I know these:',
    askPatient: 'For whom is it? Tell me the name.',
    whichPatient: 'Which of these do you mean?',
    moveWhich: 'Which appointment should move?',
    cancelWhich: 'Which appointment should be cancelled?',
    listed: (count) => (count === 1 ? 'One appointment is ahead:' : `${count} appointments are ahead:`),
    notOffered: (therapist, service) => `${therapist} does not offer ${service}.`,
    offered: {
      free: 'These times are free:',
      nearest: 'Nothing is free exactly then. The nearest are:',
      again: 'These were offered:',
      instead: 'These are free instead:',
    },
    confirmBook: (what, patient) => `${what}${patient === null ? '' : `, for ${patient}`}. Shall I book it?`,
    confirmMove: (from, to) => `From ${from} to ${to}. Shall I move it?`,
    confirmCancel: (what) => `${what}. Shall I cancel it?`,
    tooLate: (what) =>
      `${what}: it is too late to change this here. Nothing was changed. Please call the practice.`,
    booked: (what, isRequest) => `Booked: ${what}.${isRequest ? ' The practice will confirm it.' : ''}`,
    moved: (what) => `Moved. It is now ${what}.`,
    cancelled: (what) => `Cancelled: ${what}.`,
    refused: {
      slot_taken: 'Somebody else was quicker: that time is taken. Nothing was changed.',
      outside_availability: 'That time is not open any more. Nothing was changed.',
      not_found: 'That appointment is not there any more. Nothing was changed.',
      illegal_status: 'That appointment can no longer be changed like this. Nothing was changed.',
      edit_conflict: 'Somebody else changed it just now. Nothing was changed; look again.',
      forbidden: 'You may not do that. Nothing was changed.',
      unknown_reference: 'Something it needs is not there any more. Nothing was changed.',
    },
    refusedOtherwise: 'The practice does not allow that. Nothing was changed.',
  },
  de: {
    greeting: 'Guten Tag. Was darf ich buchen, verschieben oder absagen?',
    help: 'Ich kann Termine buchen, verschieben, absagen und auflisten. Sagen Sie zum Beispiel „eine Rückenmassage nächsten Dienstag Nachmittag“.',
    welcome: 'Gern geschehen.',
    notUnderstood: 'Das habe ich nicht verstanden. Es wurde nichts geändert.',
    forgotten: 'In Ordnung, es wurde nichts geändert.',
    ownOnly:
      'Ich buche, verschiebe, nenne und sage nur Termine der Person ab, um die es geht. Von anderen sage ich nichts.',
    nothingPending: 'Es wartet nichts auf ein Ja. Was darf ich buchen, verschieben oder absagen?',
    noAppointments: 'Es steht kein Termin bevor.',
    nothingFree: 'Ich habe nichts Freies gefunden. Versuchen Sie einen anderen Tag oder jemand anderen.',
    kept: 'Es wurde nichts geändert. Was möchten Sie stattdessen?',
    dayIsOver: 'Dieser Tag ist vorbei. Welcher Tag passt Ihnen?',
    noSuchOffer: 'Das steht nicht zur Wahl.',
    askService: 'Welche Behandlung möchten Sie?',
    askTherapist: 'Bei wem? Ich kenne:',
    askPatient: 'Für wen ist es? Nennen Sie mir den Namen.',
    whichPatient: 'Wer davon ist gemeint?',
    moveWhich: 'Welcher Termin soll verschoben werden?',
    cancelWhich: 'Welcher Termin soll abgesagt werden?',
    listed: (count) => (count === 1 ? 'Ein Termin steht bevor:' : `${count} Termine stehen bevor:`),
    notOffered: (therapist, service) => `${therapist} bietet ${service} nicht an.`,
    offered: {
      free: 'Diese Zeiten sind frei:',
      nearest: 'Genau dann ist nichts frei. Am nächsten liegen:',
      again: 'Diese wurden angeboten:',
      instead: 'Stattdessen sind frei:',
    },
    confirmBook: (what, patient) =>
      `${what}${patient === null ? '' : `, für ${patient}`}. Soll ich das buchen?`,
    confirmMove: (from, to) => `Von ${from} auf ${to}. Soll ich verschieben?`,
    confirmCancel: (what) => `${what}. Soll ich absagen?`,
    tooLate: (what) =>
      `${what}: Dafür ist es hier zu spät. Es wurde nichts geändert. Bitte rufen Sie die Praxis an.`,
    booked: (what, isRequest) =>
      `Gebucht: ${what}.${isRequest ? ' Die Praxis bestätigt den Termin noch.' : ''}`,
    moved: (what) => `Verschoben. Der Termin ist jetzt ${what}.`,
    cancelled: (what) => `Abgesagt: ${what}.`,
    refused: {
      slot_taken: 'Jemand war schneller: Diese Zeit ist vergeben. Es wurde nichts geändert.',
      outside_availability: 'Dann ist niemand mehr verfügbar. Es wurde nichts geändert.',
      not_found: 'Diesen Termin gibt es nicht mehr. Es wurde nichts geändert.',
      illegal_status: 'Dieser Termin lässt sich so nicht mehr ändern. Es wurde nichts geändert.',
      edit_conflict: 'Jemand hat ihn gerade geändert. Es wurde nichts geändert; sehen Sie noch einmal nach.',
      forbidden: 'Das dürfen Sie nicht. Es wurde nichts geändert.',
      unknown_reference: 'Etwas, das dazu nötig ist, gibt es nicht mehr. Es wurde nichts geändert.',
    },
    refusedOtherwise: 'Das lässt die Praxis nicht zu. Es wurde nichts geändert.',
  },
};
