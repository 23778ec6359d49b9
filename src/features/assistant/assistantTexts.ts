import type { InLanguages } from '@/domain/language';

interface AssistantTexts {
  title: string;
  hint: string;
  message: string;
  placeholder: string;
  send: string;
  sending: string;
  you: string;
  assistant: string;
  yes: string;
  no: string;
  notSent: string;
  retry: string;
  notLoaded: string;
  fresh: string;
  choices: string;
  times: string;
  offer: { open: string; taken: string; booked: string; expired: string };
  wasTaken(time: string): string;
  isFreeAgain(time: string): string;
  changedElsewhere: string;
}

export const assistantTexts: InLanguages<AssistantTexts> = {
  en: {
    title: 'Booking assistant',
    hint: 'Ask for a time, for example “a back massage next Tuesday afternoon”. Nothing is booked before you say yes.',
    message: 'Message',
    placeholder: 'What would you like to book?',
    send: 'Send',
    sending: 'Sending…',
    you: 'You',
    assistant: 'Assistant',
    yes: 'Yes',
    no: 'No',
    notSent: 'The message was not answered. It is safe to send it again: nothing is done twice.',
    retry: 'Send again',
    notLoaded: 'The conversation could not be loaded.',
    fresh: 'New conversation',
    choices: 'Choices',
    times: 'Offered times',
    offer: { open: '', taken: 'taken', booked: 'booked', expired: 'over' },
    wasTaken: (time) => `${time} was just taken.`,
    isFreeAgain: (time) => `${time} is free again.`,
    changedElsewhere: 'An appointment of this conversation was changed elsewhere.',
  },
  de: {
    title: 'Buchungsassistent',
    hint: 'Fragen Sie nach einer Zeit, zum Beispiel „eine Rückenmassage nächsten Dienstag Nachmittag“. Gebucht wird erst nach Ihrem Ja.',
    message: 'Nachricht',
    placeholder: 'Was möchten Sie buchen?',
    send: 'Senden',
    sending: 'Wird gesendet…',
    you: 'Sie',
    assistant: 'Assistent',
    yes: 'Ja',
    no: 'Nein',
    notSent: 'Die Nachricht blieb ohne Antwort. Sie können sie noch einmal senden: Nichts geschieht doppelt.',
    retry: 'Noch einmal senden',
    notLoaded: 'Das Gespräch ließ sich nicht laden.',
    fresh: 'Neues Gespräch',
    choices: 'Zur Wahl',
    times: 'Angebotene Zeiten',
    offer: { open: '', taken: 'vergeben', booked: 'gebucht', expired: 'vorbei' },
    wasTaken: (time) => `${time} wurde gerade vergeben.`,
    isFreeAgain: (time) => `${time} ist wieder frei.`,
    changedElsewhere: 'Ein Termin aus diesem Gespräch wurde anderswo geändert.',
  },
};
