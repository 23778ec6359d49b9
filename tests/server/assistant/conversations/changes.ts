import type { ScriptedConversation, Stands } from '../scriptedConversation';

const swedish: Stands = ['swedish', 'james', '+4', '10:00'];
const deep: Stands = ['deep', 'tomas', '+6', '14:00'];
const back: Stands = ['back', 'santos', '+9', '11:30'];

/** What is booked already is moved, cancelled, or told. */
export const changes: readonly ScriptedConversation[] = [
  { has: [swedish], says: ['cancel my appointment', 'yes'], cancels: [0] },
  { has: [swedish], says: ["I can't make it", 'yes'], cancels: [0] },
  { has: [swedish], says: ["hi, i won't make my massage, please cancel", 'yes, cancel it'], cancels: [0] },
  { has: [swedish], says: ['please call off my swedish', 'yep'], cancels: [0] },
  { has: [swedish], says: ['cancel my appointment', 'no'] },
  { has: [swedish], says: ['cancel my appointment', "no, don't cancel"] },
  { has: [swedish], says: ['cancel my appointment', 'wait, I can come after all'] },
  { has: [swedish], says: ['cancel my appointment', 'never mind'] },
  { has: [swedish], says: ['cancle my apointment', 'yes'], cancels: [0] },
  { has: [swedish, deep], says: ['cancel my deep tissue', 'yes'], cancels: [1] },
  { has: [swedish, deep], says: ['cancel the one with james', 'yes'], cancels: [0] },
  { has: [swedish, deep], says: ['cancel my appointment', 'the second one', 'yes'], cancels: [1] },
  { has: [swedish, deep], says: ['cancel my appointment', 'the swedish', 'yes'], cancels: [0] },
  {
    has: [swedish, deep, back],
    says: ['I need to cancel an appointment', 'the one with maria', 'yes'],
    cancels: [2],
  },
  { has: [swedish, deep, back], says: ['cancel my next appointment', 'yes'], cancels: [0] },
  { has: [swedish, deep, back], says: ['cancel my 2pm appointment', 'yes'], cancels: [1] },
  { has: [swedish, deep, back], says: ['cancel my appointment on {d+9}', 'yes'], cancels: [2] },
  { has: [swedish, deep, back], says: ['cancel all of them', 'the first', 'yes'], cancels: [0] },
  { has: [swedish, deep], says: ['cancel my appointment', 'forget it'] },
  { has: [swedish, deep], says: ['cancel my appointment', '3'] },
  { says: ['cancel my appointment', 'yes'] },
  { says: ['move my appointment to friday', 'yes'] },
  {
    has: [swedish],
    says: ['move my appointment to {d+8} at 3pm', 'yes'],
    moves: [0, ['swedish', 'james', '+8', '15:00']],
  },
  {
    has: [swedish],
    says: ['can we reschedule my massage to {d+7} at 11?', 'yes please'],
    moves: [0, ['swedish', 'james', '+7', '11:00']],
  },
  { has: [swedish], says: ['move it to 2pm', 'yes'], moves: [0, ['swedish', 'james', '+4', '14:00']] },
  {
    has: [swedish],
    says: ['can I move my appointment to the afternoon', 'the first one', 'yes'],
    moves: [0, ['swedish', 'james', '+4', 'offered:1']],
  },
  {
    has: [swedish],
    says: ['move my appointment to the same time next week', 'yes'],
    moves: [0, ['swedish', 'james', '+11', '10:00']],
  },
  {
    has: [swedish],
    says: ['push my appointment back a week, same time', 'yes'],
    moves: [0, ['swedish', 'james', '+11', '10:00']],
  },
  {
    has: [swedish],
    says: ['I need to postpone my appointment', '{d+10}', 'the second one', 'yes'],
    moves: [0, ['swedish', 'james', '+10', 'offered:2']],
  },
  {
    has: [swedish],
    says: ['I need to postpone my appointment', 'the first one', 'yes'],
    moves: [0, ['swedish', 'james', 'any', 'offered:1']],
  },
  { has: [swedish], says: ['move my appointment to {d+8} at 3pm', 'no'] },
  {
    has: [swedish],
    says: ['move my appointment to {d+8} at 3pm', 'no, at 4pm', 'yes'],
    moves: [0, ['swedish', 'james', '+8', '16:00']],
  },
  {
    has: [swedish],
    says: ['move my appointment to {d+8} at 3pm', 'no, {d+9}', 'yes'],
    moves: [0, ['swedish', 'james', '+9', '15:00']],
  },
  { has: [swedish], says: ['move my appointment to {d+8} at 3pm', 'forget it, leave it as it is'] },
  {
    has: [swedish],
    says: ['move my appointment to aiko', 'the first one', 'yes'],
    moves: [0, ['swedish', 'aiko', 'any', 'offered:1']],
  },
  {
    has: [swedish],
    says: ['move my appointment to {d+8} at 3pm with aiko', 'yes'],
    moves: [0, ['swedish', 'aiko', '+8', '15:00']],
  },
  {
    has: [swedish, deep],
    says: ['move my deep tissue to {d+12} at 9', 'yes'],
    moves: [1, ['deep', 'tomas', '+12', '09:00']],
  },
  {
    has: [swedish, deep],
    says: ['move the swedish to {d+12} at 9:30', 'yes'],
    moves: [0, ['swedish', 'james', '+12', '09:30']],
  },
  {
    has: [swedish, deep],
    says: ['reschedule my appointment', 'the first one', '{d+5} at 1pm', 'yes'],
    moves: [0, ['swedish', 'james', '+5', '13:00']],
  },
  {
    has: [swedish, deep],
    says: ['reschedule my appointment with tomas', '{d+7} at 2', 'yes'],
    moves: [1, ['deep', 'tomas', '+7', '14:00']],
  },
  {
    has: [swedish, deep, back],
    says: ['move my appointment from {d+9} to {d+10} at noon', 'yes'],
    moves: [2, ['back', 'santos', '+10', '12:00']],
  },
  {
    has: [swedish, deep, back],
    says: ['move the back massage to {iso+15} at 10:15', 'yes'],
    moves: [2, ['back', 'santos', '+15', '10:15']],
  },
  {
    has: [swedish],
    says: ['cancel my appointment', 'no, move it to {d+8} at 11 instead', 'yes'],
    moves: [0, ['swedish', 'james', '+8', '11:00']],
  },
  {
    has: [swedish],
    says: ['move my appointment to {d+8} at 3pm', 'just cancel my appointment', 'yes'],
    cancels: [0],
  },
  { has: [swedish], says: ['what do i have booked?'] },
  { has: [swedish, deep], says: ['show my appointments'] },
  { has: [swedish, deep], says: ['when is my next appointment?'] },
  { has: [swedish], says: ['do I have anything coming up'] },
  { says: ['list my appointments'] },
  { has: [swedish], says: ['my appointments', 'cancel it', 'yes'], cancels: [0] },
  { has: [swedish, deep], says: ['show my appointments', 'cancel the second one', 'yes'], cancels: [1] },
  {
    has: [swedish, deep],
    says: ['what have I booked', 'move the first one to {d+5} at 3pm', 'yes'],
    moves: [0, ['swedish', 'james', '+5', '15:00']],
  },
  { has: [swedish], says: ['I want to keep my appointment'] },
  { has: [swedish], says: ['is my appointment still on?'] },
  {
    has: [swedish],
    says: ['book a deep tissue with tomas on {d+5} at 10', 'yes'],
    books: [['deep', 'tomas', '+5', '10:00']],
  },
  { has: [swedish], says: ['swedish with james on {d+4} at 10', 'no'] },
  { has: [swedish], says: ['cancel', 'yes'], cancels: [0] },
  { has: [swedish], says: ['please cancel my massage with james on {d+4}', 'yes'], cancels: [0] },
  { has: [swedish], says: ["I'm sick and can't come", 'yes'], cancels: [0] },
  {
    has: [swedish],
    says: ['swap my appointment to {d+6} at 9', 'yes'],
    moves: [0, ['swedish', 'james', '+6', '09:00']],
  },
];
