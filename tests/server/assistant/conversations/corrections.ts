import type { ScriptedConversation } from '../scriptedConversation';

/** People correct themselves, and change their minds. */
export const corrections: readonly ScriptedConversation[] = [
  {
    says: ['swedish with james on tuesday at 3', 'no, Wednesday', 'yes'],
    books: [['swedish', 'james', 'wed', '15:00']],
  },
  {
    says: ['swedish with james on tuesday at 3', 'no wait, at 4', 'yes'],
    books: [['swedish', 'james', 'tue', '16:00']],
  },
  {
    says: ['swedish with james on tuesday at 3', 'actually with aiko', 'yes'],
    books: [['swedish', 'aiko', 'tue', '15:00']],
  },
  {
    says: ['swedish with james on tuesday at 3', 'make it a deep tissue', 'yes'],
    books: [['deep', 'james', 'tue', '15:00']],
  },
  {
    says: ['deep tissue with james on friday morning', 'hmm, afternoon', 'the first one', 'yes'],
    books: [['deep', 'james', 'fri', 'offered:1']],
  },
  {
    says: ['deep tissue with maria on friday at 10', 'no', 'saturday', 'yes'],
    books: [['deep', 'santos', 'sat', '10:00']],
  },
  {
    says: ['back massage with maria tomorrow at 10', 'sorry, I meant aiko', 'yes'],
    books: [['back', 'aiko', '+1', '10:00']],
  },
  {
    says: ['back massage with maria tomorrow at 10', 'not maria, aiko', 'yes'],
    books: [['back', 'aiko', '+1', '10:00']],
  },
  {
    says: ['swedish with james on thursday', 'the second one', 'no, the third one', 'yes'],
    books: [['swedish', 'james', 'thu', 'offered:3']],
  },
  {
    says: ['swedish with james on thursday', 'the second one', 'hm, rather the first', 'yes'],
    books: [['swedish', 'james', 'thu', 'offered:1']],
  },
  {
    says: ['prenatal with tomas on monday at 11', 'oh no, not Monday, Tuesday', 'yes'],
    books: [['prenatal', 'tomas', 'tue', '11:00']],
  },
  {
    says: ['swedish with james tomorrow at 3', 'yes but at 4 please', 'yes'],
    books: [['swedish', 'james', '+1', '16:00']],
  },
  {
    says: ['swedish with james tomorrow at 3', 'ok but with tomas', 'yes'],
    books: [['swedish', 'tomas', '+1', '15:00']],
  },
  {
    says: ['swedish with james tomorrow at 3', 'change it to friday', 'yes'],
    books: [['swedish', 'james', 'fri', '15:00']],
  },
  {
    says: ['swedish with james tomorrow at 3', 'what about {d+11}?', 'yes'],
    books: [['swedish', 'james', '+11', '15:00']],
  },
  {
    says: ['swedish with james tomorrow at 3', 'same time on Friday', 'yes'],
    books: [['swedish', 'james', 'fri', '15:00']],
  },
  {
    says: ['hot stone massage with keller on friday', 'no, hot stone therapy', 'the first one', 'yes'],
    books: [['stoneTherapy', 'keller', 'fri', 'offered:1']],
  },
  {
    says: ['deep tissue wednesday at 10 with tomas', 'wrong, I need a prenatal', 'yes'],
    books: [['prenatal', 'tomas', 'wed', '10:00']],
  },
  {
    says: ['swedish tomorrow with james', 'anything on Sunday?', 'number 1', 'yes'],
    books: [['swedish', 'james', 'sun', 'offered:1']],
  },
  {
    says: ['swedish tomorrow with james', 'how about saturday morning', '2', 'yes'],
    books: [['swedish', 'james', 'sat', 'offered:2']],
  },
  { says: ['swedish massage with james on tuesday at 3', 'forget it'] },
  { says: ['swedish massage with james on tuesday at 3', 'no'] },
  { says: ['swedish massage with james on tuesday at 3', 'never mind'] },
  { says: ['swedish massage with james on tuesday at 3', 'cancel that'] },
  { says: ['swedish massage with james on tuesday at 3', 'I changed my mind'] },
  { says: ['swedish massage with james on tuesday at 3', 'no thanks'] },
  { says: ['swedish massage with james on tuesday at 3', "don't book it"] },
  { says: ['swedish massage with james on tuesday at 3', 'wait'] },
  { says: ['swedish massage with james on tuesday at 3', 'hmm let me think'] },
  { says: ['swedish massage with james on tuesday at 3', 'forget it', 'yes'] },
  { says: ['swedish massage with james on tuesday at 3', 'no', 'thanks anyway, bye'] },
  {
    says: ['swedish with james tomorrow', 'the second one', 'no', 'the first one', 'yes'],
    books: [['swedish', 'james', '+1', 'offered:1']],
  },
  {
    says: [
      'swedish massage with james on tuesday at 3',
      'stop it',
      'book a deep tissue with james on tuesday at 4',
      'yes',
    ],
    books: [['deep', 'james', 'tue', '16:00']],
  },
  {
    says: ['deep tissue with james on friday at 9', 'yes', 'thank you!'],
    books: [['deep', 'james', 'fri', '09:00']],
  },
  {
    says: ['deep tissue with james on friday at 9', 'yes', 'yes'],
    books: [['deep', 'james', 'fri', '09:00']],
  },
  {
    says: [
      'deep tissue with james on friday at 9',
      'yes',
      'and one on saturday at 9 with james, deep tissue again',
      'yes',
    ],
    books: [
      ['deep', 'james', 'fri', '09:00'],
      ['deep', 'james', 'sat', '09:00'],
    ],
  },
  {
    says: ['deep tissue with james on friday at 9', 'yes', 'same time next week', 'yes'],
    books: [
      ['deep', 'james', 'fri', '09:00'],
      ['deep', 'james', 'any', '09:00'],
    ],
  },
  {
    has: [['swedish', 'aiko', '+4', '11:00']],
    says: ['same time next week please', 'yes'],
    books: [['swedish', 'aiko', '+11', '11:00']],
  },
  {
    has: [['deep', 'james', '+3', '14:30']],
    says: ['can I have the same time next week?', 'yes please'],
    books: [['deep', 'james', '+10', '14:30']],
  },
  {
    has: [['back', 'santos', '+5', '09:15']],
    says: ['book me the same slot in two weeks', 'yes'],
    books: [['back', 'santos', '+19', '09:15']],
  },
  {
    has: [['swedish', 'tomas', '+2', '16:00']],
    says: ['the same time a week later, with aiko', 'yes'],
    books: [['swedish', 'aiko', '+9', '16:00']],
  },
  { says: ['yes'] },
  { says: ['the second one'] },
  { says: ['no'] },
  { says: ['swedish with james', '7'] },
  { says: ['swedish with james tomorrow at 3am'] },
  { says: ['swedish with james tomorrow at 25:00'] },
  { says: ['swedish with james on 30 February'] },
  {
    says: ['prenatal with james tomorrow at 10', 'tomas', 'yes'],
    books: [['prenatal', 'tomas', '+1', '10:00']],
  },
  {
    says: ['swedish with Wolfgang tomorrow at 10', 'james then', 'yes'],
    books: [['swedish', 'james', '+1', '10:00']],
  },
];
