import type { ScriptedConversation } from '../scriptedConversation';
/** Written when the engine was done, to see how it does with what it had not met. */
export const unmet: readonly ScriptedConversation[] = [
  {
    says: ['got any openings for a swedish with Okafor this coming thursday around 2?', 'the first', 'yup'],
    books: [['swedish', 'james', 'thu', 'offered:1']],
  },
  {
    says: ['I would like to come in for my sore back, Aiko if possible, monday 3:15pm', 'yes'],
    books: [['back', 'aiko', 'mon', '15:15']],
  },
  {
    says: ['can you put me down for deep tissue with Tom on saturday at 9?', 'yes'],
    books: [['deep', 'tomas', 'sat', '09:00']],
  },
  {
    says: ['hi! swedish, friday, any therapist, 4 o clock', 'the first one', 'yes'],
    books: [['swedish', null, 'fri', '16:00']],
  },
  {
    says: [
      'I was hoping for a hot stone massage sometime next week, afternoon, with tomas',
      '2',
      'that is fine',
    ],
    books: [['stone', 'tomas', 'any', 'offered:2']],
  },
  {
    says: ['deep tissue with james thursday 1pm', 'hold on, is 2pm possible?', 'yes'],
    books: [['deep', 'james', 'thu', '14:00']],
  },
  {
    says: ['prenatal w/ keller 2 weeks from today at 10am', 'yes'],
    books: [['prenatal', 'keller', '+14', '10:00']],
  },
  {
    says: ['do you have time on tuesday for a back massage?', 'what about 11:30 with maria', 'book it'],
    books: [['back', 'santos', 'tue', '11:30']],
  },
  { says: ['Need a massage asap', 'deep', '1', 'yes'], books: [['deep', null, 'any', 'offered:1']] },
  { says: ['swedish james 10.30 tomorrow', 'yes'], books: [['swedish', 'james', '+1', '10:30']] },
  {
    has: [['swedish', 'james', '+4', '10:00']],
    says: ['something came up, i have to drop my appointment', 'yes'],
    cancels: [0],
  },
  {
    has: [['swedish', 'james', '+4', '10:00']],
    says: ['could my appointment be an hour later?', 'yes'],
    moves: [0, ['swedish', 'james', '+4', '11:00']],
  },
  {
    has: [['swedish', 'james', '+4', '10:00']],
    says: ['could we do {d+6} instead, same time', 'yes'],
    moves: [0, ['swedish', 'james', '+6', '10:00']],
  },
  {
    has: [['swedish', 'james', '+4', '10:00']],
    says: ['please push my massage to {d+5} morning', 'last', 'yes'],
    moves: [0, ['swedish', 'james', '+5', 'offered:5']],
  },
  {
    has: [
      ['swedish', 'james', '+4', '10:00'],
      ['deep', 'tomas', '+6', '14:00'],
    ],
    says: ['please cancel both of my appointments', '2', 'yes'],
    cancels: [1],
  },
  {
    says: ['swedish with james tuesday at 3', 'nah', 'how about thursday at 9:30', 'yes'],
    books: [['swedish', 'james', 'thu', '09:30']],
  },
  {
    says: ['swedish with james tuesday at 3', 'perfect but could it be tomas', 'yes'],
    books: [['swedish', 'tomas', 'tue', '15:00']],
  },
  { says: ['swedish with james tuesday at 3', 'i need to check with my husband first'] },
  {
    says: ['book hot stone therapy on the weekend with Keller', 'the one at 9', 'third', 'yes'],
    books: [['stoneTherapy', 'keller', 'any', 'offered:3']],
  },
  { says: ['quiero un masaje mañana'] },
];
