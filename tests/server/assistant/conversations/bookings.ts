import type { ScriptedConversation } from '../scriptedConversation';

/** Somebody knows what they want, or nearly. */
export const bookings: readonly ScriptedConversation[] = [
  { says: ['swedish massage tomorrow at 3 with james', 'yes'], books: [['swedish', 'james', '+1', '15:00']] },
  {
    says: [
      "I'd like to book a back massage with Maria next Tuesday afternoon",
      'the second one',
      'yes please',
    ],
    books: [['back', 'santos', 'next tue', 'offered:2']],
  },
  {
    says: ['hi', 'can i get a deep tissue massage with tomas on friday at 11?', 'yep'],
    books: [['deep', 'tomas', 'fri', '11:00']],
  },
  {
    says: [
      'Hello there! I need a prenatal massage on {d+12} at 10am with Maria Keller please.',
      'Yes, book it',
    ],
    books: [['prenatal', 'keller', '+12', '10:00']],
  },
  {
    says: ['hot stone therapy w/ Maria, thursday 2pm', 'ok'],
    books: [['stoneTherapy', 'keller', 'thu', '14:00']],
  },
  {
    says: ['book me in for a back and neck massage with aiko tomorrow morning', '1', 'yes'],
    books: [['back', 'aiko', '+1', 'offered:1']],
  },
  { says: ['deep tissue, james, {iso+9}, 13:30', 'confirm'], books: [['deep', 'james', '+9', '13:30']] },
  {
    says: ['i want a sweedish masage with jamse on wensday at 4pm', 'yes'],
    books: [['swedish', 'james', 'wed', '16:00']],
  },
  {
    says: [
      'Could I see Dr Tanaka for a back massage on the day after tomorrow at half past nine?',
      'sounds good',
    ],
    books: [['back', 'aiko', '+2', '09:30']],
  },
  {
    says: ['swedish massage, anyone is fine, tomorrow at noon', 'yes'],
    books: [['swedish', null, '+1', '12:00']],
  },
  {
    says: ['whats free for a deep tissue with maria santos on saturday', 'the last one', 'yes'],
    books: [['deep', 'santos', 'sat', 'offered:5']],
  },
  {
    says: ['I need a massage', 'swedish', 'the first one', 'yes'],
    books: [['swedish', null, 'any', 'offered:1']],
  },
  {
    says: ['appointment please', 'deep tissue massage', 'with James on Friday at 10', 'yes'],
    books: [['deep', 'james', 'fri', '10:00']],
  },
  {
    says: ['book something with tomás', 'prenatal', 'monday 9am', 'yes'],
    books: [['prenatal', 'tomas', 'mon', '09:00']],
  },
  {
    says: ['earliest possible hot stone massage with Keller', 'first', 'yes'],
    books: [['stone', 'keller', 'any', 'offered:1']],
  },
  {
    says: ['I want the soonest swedish with aiko', 'the first one please', 'yes'],
    books: [['swedish', 'aiko', 'any', 'offered:1']],
  },
  {
    says: ['is james free tomorrow after 3 for a swedish?', '15:30', 'go ahead'],
    books: [['swedish', 'james', '+1', '15:30']],
  },
  {
    says: ['Anything available for back & neck massage on Sunday before 11 with Maria?', 'number 2', 'sure'],
    books: [['back', 'santos', 'sun', 'offered:2']],
  },
  {
    says: ['massage with james next week', 'swedish', 'the third one', 'yes'],
    books: [['swedish', 'james', 'any', 'offered:3']],
  },
  {
    says: ['prenatal massage between 1 and 3 on thursday, tomas', 'the second', 'yes'],
    books: [['prenatal', 'tomas', 'thu', 'offered:2']],
  },
  { says: ['30 minute massage with aiko tomorrow at 10', 'yes'], books: [['back', 'aiko', '+1', '10:00']] },
  { says: ['90 min massage with Tomas friday at 1pm', 'yes'], books: [['stone', 'tomas', 'fri', '13:00']] },
  {
    says: ['hot stone massage tomorrow at 9 with keller', 'yes'],
    books: [['stone', 'keller', '+1', '09:00']],
  },
  {
    says: ['hot stone with tomas on monday at 2', 'therapy', 'yes'],
    books: [['stoneTherapy', 'tomas', 'mon', '14:00']],
  },
  {
    says: ['hot stone, tomas, tuesday, 3pm', 'the massage', 'yes'],
    books: [['stone', 'tomas', 'tue', '15:00']],
  },
  {
    says: ['swedish with maria on tuesday at 2', 'keller', 'yes'],
    books: [['swedish', 'keller', 'tue', '14:00']],
  },
  {
    says: ['swedish with maria on wednesday at 11', 'Santos', 'yes'],
    books: [['swedish', 'santos', 'wed', '11:00']],
  },
  {
    says: ['swedish with maria friday 10am', 'the second one', 'yes'],
    books: [['swedish', 'santos', 'fri', '10:00']],
  },
  {
    says: ['I am pregnant and would love a massage with tomas on friday at 3', 'yes'],
    books: [['prenatal', 'tomas', 'fri', '15:00']],
  },
  {
    says: ['my neck hurts, can i come tomorrow at 4 to see maria', 'yes'],
    books: [['back', 'santos', '+1', '16:00']],
  },
  {
    says: ['deep tissue in three days at 12:15 with james', 'yes'],
    books: [['deep', 'james', '+3', '12:15']],
  },
  {
    says: ['deep tissue in 2 weeks at 9:45am with james okafor', 'y'],
    books: [['deep', 'james', '+14', '09:45']],
  },
  { says: ['Swedish massage {us+20} 2pm James', 'yes'], books: [['swedish', 'james', '+20', '14:00']] },
  {
    says: ['swedish massage on {th+8} at 3pm with aiko', 'yes'],
    books: [['swedish', 'aiko', '+8', '15:00']],
  },
  {
    says: ['a week from tomorrow at 11, deep tissue, maria santos', 'yes'],
    books: [['deep', 'santos', '+8', '11:00']],
  },
  {
    says: ['tuesday next week 10:30 back massage aiko', 'yes'],
    books: [['back', 'aiko', 'next tue', '10:30']],
  },
  {
    says: ['next week on thursday at 4, swedish with aiko', 'yes'],
    books: [['swedish', 'aiko', 'next thu', '16:00']],
  },
  {
    says: ['can you squeeze me in for a deep tissue on saturday late afternoon with tomas', '1', 'yes'],
    books: [['deep', 'tomas', 'sat', 'offered:1']],
  },
  { says: ['SWEDISH MASSAGE TOMORROW 1PM JAMES', 'YES'], books: [['swedish', 'james', '+1', '13:00']] },
  { says: ['swedish,james,tomorrow,10:45', 'yes.'], books: [['swedish', 'james', '+1', '10:45']] },
  {
    says: ['pls book deep tissue w james 2moro', 'tomorrow', 'the first one', 'yes'],
    books: [['deep', 'james', '+1', 'offered:1']],
  },
  {
    says: [
      'Good morning! My back is killing me. Do you have anything with Aiko tomorrow around noon?',
      'back and neck',
      '12:00',
      'perfect',
    ],
    books: [['back', 'aiko', '+1', '12:00']],
  },
  {
    says: ['I would like to reserve a prenatal massage', 'with Maria', 'on Friday', 'the fourth one', 'yes'],
    books: [['prenatal', 'keller', 'fri', 'offered:4']],
  },
  {
    says: ['book', 'swedish massage', 'James', 'tomorrow', 'at 2', 'yes'],
    books: [['swedish', 'james', '+1', '14:00']],
  },
  {
    says: ['when is tomas available on thursday for a deep tissue?', '2', 'yes'],
    books: [['deep', 'tomas', 'thu', 'offered:2']],
  },
  {
    says: ['back massage tomorrow evening with maria', 'the last one', 'yes'],
    books: [['back', 'santos', '+1', 'offered:3']],
  },
  {
    says: ['deep tissue massage with maria on friday', '10:30 works', 'yes'],
    books: [['deep', 'santos', 'fri', '10:30']],
  },
  {
    says: ['swedish with james on friday', 'can I have 14:45?', 'yes'],
    books: [['swedish', 'james', 'fri', '14:45']],
  },
  {
    says: ['swedish with tomas tomorrow', 'do you have anything at quarter past two', 'yes'],
    books: [['swedish', 'tomas', '+1', '14:15']],
  },
  {
    says: ['I need a swedish tomorrow. James please. 9 o’clock.', 'that works'],
    books: [['swedish', 'james', '+1', '09:00']],
  },
  {
    says: ['prenatal tomorrow 10', 'at 10', 'with tomas', 'yes'],
    books: [['prenatal', 'tomas', '+1', '10:00']],
  },
  { says: ['swedish tomorrow at 10', 'tomas', 'yes'], books: [['swedish', 'tomas', '+1', '10:00']] },
  {
    says: ['deep tissue friday at 2pm', 'the one with james', 'yes'],
    books: [['deep', 'james', 'fri', '14:00']],
  },
  {
    says: ['my wife loved her hot stone massage, I want the same with Keller on {d+10} at 11', 'yes'],
    books: [['stone', 'keller', '+10', '11:00']],
  },
  {
    says: ['hey', 'what can you do', 'ok book a swedish with aiko on monday at 1', 'yes'],
    books: [['swedish', 'aiko', 'mon', '13:00']],
  },
  {
    says: ['book a back massage for me with aiko tomorrow at 15:00', 'please do'],
    books: [['back', 'aiko', '+1', '15:00']],
  },
  { says: ['Back massage Thursday 9:30am Maria', 'Yes!'], books: [['back', 'santos', 'thu', '09:30']] },
  { says: ['swedish james fri 3pm', 'k'], books: [['swedish', 'james', 'fri', '15:00']] },
  {
    says: ['I can only do mornings. Deep tissue with James on Wednesday?', 'the first', 'yes'],
    books: [['deep', 'james', 'wed', 'offered:1']],
  },
  {
    says: ['not before 2pm on friday, swedish, maria keller', 'the first', 'yes'],
    books: [['swedish', 'keller', 'fri', 'offered:1']],
  },
];
