import type { ScriptedConversation } from '../scriptedConversation';

/** The same in German. */
export const german: readonly ScriptedConversation[] = [
  { says: ['Hallo, ich hätte gerne eine schwedische Massage bei James morgen um 10', 'ja'], books: [['swedish', 'james', '+1', '10:00']] },
  { says: ['Rückenmassage bei Aiko am Freitag um 14 Uhr 30', 'ja bitte'], books: [['back', 'aiko', 'fri', '14:30']] },
  { says: ['Ich brauche einen Termin für Deep Tissue bei Tomás am {de+8} um halb elf', 'passt'], books: [['deep', 'tomas', '+8', '10:30']] },
  { says: ['Hot Stone Massage übermorgen nachmittags bei Maria Keller', 'die zweite', 'gerne'], books: [['stone', 'keller', '+2', 'offered:2']] },
  { says: ['schwangerschaftsmassage nächste Woche Mittwoch um 9 Uhr bei Tomas', 'genau'], books: [['prenatal', 'tomas', 'next wed', '09:00']] },
  { says: ['schwedische Massage bei James am Dienstag um 15 Uhr', 'nein, Mittwoch', 'ja'], books: [['swedish', 'james', 'wed', '15:00']] },
  { says: ['schwedische Massage bei James am Dienstag um 15 Uhr', 'vergiss es'] },
  { says: ['schwedische Massage bei James am Dienstag um 15 Uhr', 'nein danke'] },
  { has: [['swedish', 'james', '+4', '10:00']], says: ['Bitte meinen Termin absagen', 'ja'], cancels: [0] },
  { has: [['swedish', 'james', '+4', '10:00']], says: ['ich muss leider absagen', 'nein'] },
  { has: [['swedish', 'james', '+4', '10:00']], says: ['Kann ich meinen Termin auf den {de+7} um 11 Uhr verschieben?', 'ja, gerne'], moves: [0, ['swedish', 'james', '+7', '11:00']] },
  { has: [['deep', 'tomas', '+5', '13:00']], says: ['Zur gleichen Zeit nächste Woche bitte noch einmal', 'ja'], books: [['deep', 'tomas', '+12', '13:00']] },
  { has: [['deep', 'tomas', '+5', '13:00']], says: ['Welche Termine habe ich?'] },
  { says: ['Zeig mir alle Patienten', 'ja'] },
]; // prettier-ignore
