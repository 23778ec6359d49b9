import type { DayWord, ScriptedConversation, TimeWord } from '../scriptedConversation';
import type { ServiceKey, TherapistKey } from '../assistantPractice';

interface Wished {
  service: readonly [string, ServiceKey];
  therapist: readonly [string, TherapistKey];
  day: readonly [string, DayWord];
  time: readonly [string, TimeWord];
}

/** The same wish in other words: each way of saying it with one wish, so that each is said once. */
const ways: readonly ((what: string, who: string, day: string, time: string) => readonly string[])[] = [
  (what, who, day, time) => [`Please book ${what} with ${who} ${day} ${time}.`, 'yes'],
  (what, who, day, time) => [`${day} ${time}, ${what}, ${who}`, 'yes'],
  (what, who, day, time) => [`could ${who} do ${what} ${day} ${time}?`, 'yes please'],
  (what, who, day, time) => [`I'd love ${what} ${time} ${day} - is ${who} free?`, 'great'],
  (what, who, day, time) => [`${who}, ${day}`, what, time, 'yes'],
  (what, who, day, time) => [`looking for ${what}`, `${day} ${time} with ${who}`, 'ok'],
  (what, who, day, time) => [`need ${what} ${day}`, `${time} please`, who, 'yes'],
  (what, who, day, time) => [`hi, it's me again. ${what}? ${day}, ${time}? ${who}?`, 'do it'],
  (what, who, day, time) => [`schedule ${what} ${day} ${time} by ${who}`, 'Yes.'],
];

const wishes: readonly Wished[] = [
  { service: ['a swedish massage', 'swedish'], therapist: ['James', 'james'], day: ['tomorrow', '+1'], time: ['at 10', '10:00'] },
  { service: ['a deep tissue', 'deep'], therapist: ['Tomas', 'tomas'], day: ['on Friday', 'fri'], time: ['at 2:30pm', '14:30'] },
  { service: ['a back massage', 'back'], therapist: ['Aiko', 'aiko'], day: ['on {d+11}', '+11'], time: ['at 11:15', '11:15'] },
  { service: ['a prenatal massage', 'prenatal'], therapist: ['Maria Keller', 'keller'], day: ['next Monday', 'next mon'], time: ['at 1pm', '13:00'] },
  { service: ['the hot stone therapy', 'stoneTherapy'], therapist: ['Herrera', 'tomas'], day: ['the day after tomorrow', '+2'], time: ['at noon', '12:00'] },
]; // prettier-ignore

export const phrasings: readonly ScriptedConversation[] = wishes.flatMap(
  ({ service, therapist, day, time }) =>
    ways.map((say): ScriptedConversation => ({
      says: say(service[0], therapist[0], day[0], time[0]),
      books: [[service[1], therapist[1], day[1], time[1]]],
    })),
);
