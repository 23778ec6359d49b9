import type { ScriptedConversation } from '../scriptedConversation';

/** A scheduler books for a patient whom they name: Eleanor Whitfield is the one, Eleanor Whitcombe another. */
export const behalf: readonly ScriptedConversation[] = [
  { as: 'scheduler', says: ['book a swedish for Eleanor Whitfield with James tomorrow at 3', 'yes'], books: [['swedish', 'james', '+1', '15:00']] },
  { as: 'scheduler', says: ['book a swedish for Eleanor with James tomorrow at 3', 'Whitfield', 'yes'], books: [['swedish', 'james', '+1', '15:00']] },
  { as: 'scheduler', says: ['deep tissue friday 10am with tomas', 'Eleanor Whitfield', 'yes'], books: [['deep', 'tomas', 'fri', '10:00']] },
  { as: 'scheduler', says: ['deep tissue friday 10am with tomas', 'Elanor Whitfeild', 'yes'], books: [['deep', 'tomas', 'fri', '10:00']] },
  { as: 'scheduler', has: [['swedish', 'james', '+4', '10:00']], says: ['cancel the appointment of Eleanor Whitfield', 'yes'], cancels: [0] },
  { as: 'scheduler', has: [['swedish', 'james', '+4', '10:00']], says: ['move the appointment for Eleanor Whitfield to {d+6} at 11', 'yes'], moves: [0, ['swedish', 'james', '+6', '11:00']] },
  { as: 'scheduler', says: ['swedish for Hubert Unknown tomorrow at 3 with james', 'yes'] },
  { as: 'scheduler', says: ['show me all patients'] },
]; // prettier-ignore
