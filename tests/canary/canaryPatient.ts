import { type Needle, needlesOf } from './needles';

/**
 * Stands at the beginning of every word that a canary patient is made of, and nowhere else in the world: a search for it finds
 * all of them, also what was cut off behind it. The letter beyond ASCII shows which encodings a search knows.
 */
const stem = 'Qzvx\u00e4k';

const word = (ending: string) => `${stem}${ending}`;

/** Somebody whose every detail is unmistakable. */
export const canary = {
  firstName: word('anne'),
  lastName: word('holm'),
  birthDate: '1913-02-27',
  phone: '+999 736 2519 8460',
  email: 'qzvxjkmail@wkzqj.example',
  address: `17 ${word('street')}`,
  medicalHistory: `${word('history')} since 1987`,
  notes: `Prefers ${word('notes')}`,
  appointmentAddress: `Flat 3, ${word('door')}`,
  appointmentNotes: `Ring ${word('bell')} twice`,
  subjective: `Feels ${word('pain')}`,
  plan: `Continue ${word('plan')}`,
  addendum: `Corrected ${word('addendum')}`,
  invoiceLine: `Massage of ${word('line')}`,
  referralReason: `Suspected ${word('reason')}`,
  referralTo: `Dr. ${word('provider')}`,
  /** Typed, and never stored: the browser is all that ever knew it. */
  unsaved: `Half a ${word('thought')}`,
  editedPhone: '+999 736 2519 8461',
  chat: word('chat'),
} as const;

/** Other ways in which a birth date or a number is written. */
const variants: Record<string, readonly string[]> = {
  birthDate: ['1913-02-27', '27 Feb 1913', 'Feb 27, 1913', '27.02.1913', '02/27/1913'],
  phone: ['999 736 2519 846', '9997362519846', '999-736-2519-846'],
  email: ['qzvxjkmail', 'wkzqj.example'],
  name: [stem],
};

/** All that a scan looks for: 19 details, of which most share a stem. */
export const canaryNeedles: readonly Needle[] = Object.entries(variants).flatMap(([name, values]) =>
  values.flatMap((value) => needlesOf(name, value)),
);
