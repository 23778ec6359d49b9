import type { Language } from '@/domain/language';

export type Intent =
  | 'book'
  | 'move'
  | 'cancel'
  | 'list'
  | 'help'
  | 'greet'
  | 'thanks'
  | 'forget'
  /** Something about other people, or the system itself. */
  | 'others';

const patterns: readonly (readonly [Intent, RegExp])[] = [
  [
    'forget',
    /\b(forget (it|that|about it)|never ?mind|scrap (it|that)|changed my mind|start over|leave it|drop it|stop it|not any ?more|no longer want|vergiss( es| das)?|schon gut|lass(en)?( (wir|sie))?( es| das)?$|lassen sie es|doch nicht mehr|abbrechen|egal,? (doch )?nicht)\b/,
  ],
  [
    'others',
    /\b(all|every|other|others|another|everyone|everybody|somebody|someone|whole|list of|alle|aller|andere[nr]?|jede[rn]?)\b.{0,30}\b(patients?|clients?|customers?|people|peoples?|persons?|users?|accounts?|patienten|kunden|klienten|leute)\b|\b(everyone|everybody|someone|somebody) ?(else)?(['’]s)\b|\b(who else|wer noch|whose)\b|\b(system prompt|your (rules|instructions|prompt)|(previous|prior) instructions|developer mode|jailbreak|deine (regeln|anweisungen))\b|\b(phone numbers?|medical (history|records?)|passwords?|e-?mail addresses)\b|;\s*(drop|delete|update|insert|select)\b|\bunion select\b|\bselect \*|<script|<img|\bother than (me|mine)\b/,
  ],
  [
    'cancel',
    /\b(cancel\w*|cancle|cancell?ation|call (it )?off|can('|’)?t (make|come|attend)|cannot (make|come|attend)|won('|’)?t (make|be able|come)|not able to (make|come)|get rid of|delete (my|the) (appointment|booking)|drop my (appointment|booking)|absag\w*|abgesagt|sag\w* .{0,40}\bab|stornier\w*|storno|l[oö]sch\w*|kann .{0,30} nicht kommen|muss .{0,20} ausfallen)\b/,
  ],
  [
    'move',
    /\b(move|moving|moved|reschedul\w*|re-schedul\w*|postpone|push (it|my|the|back)|pushed|bring (it|my) forward|shift (my|the|it)|change (my|the|it) ?(appointment|booking|massage|time|date|day|to|from)?|swap|rearrange|different (time|day) for my|verschieb\w*|verleg\w*|umbuch\w*|umlegen|(ä|ae)ndern|anderen termin)\b/,
  ],
  [
    'list',
    /\b((what|which|when|wann|welche\w*)( are| is|'s|s| ist| sind| habe)?( all)? ?(do i have|i have|my|mein\w*|ich).{0,30}(appointments?|bookings?|booked|massages?|termine?|gebucht)?|my (next |upcoming |current )?(appointments?|bookings?|schedule)$|(show|list|see|tell|view|check)( me)?( all)?( of)? (my|upcoming|the|mine)\b.{0,20}(appointments?|bookings?|schedule)?|upcoming|am i booked|do i have (any|an|something|anything)|have i got|what.{0,10}(coming up|booked)|(meine|zeig\w*( mir)?( meine)?|liste) (n(ä|ae)chsten )?(termine|buchungen)|habe ich (einen|noch|schon|irgendwelche) ?.{0,15}termine?|wann (bin ich|habe ich|ist mein))\b/,
  ],
  [
    'help',
    /\b(help|what can you do|how does this work|how do i|what do you do|who are you|are you (a )?(bot|human|robot|real)|options\b|hilfe|was kannst du|wie (geht|funktioniert)|bist du ein)\b/,
  ],
  [
    'book',
    /\b(book|booking|bok|boook|appointm?e?nt|appointment|apointment|appoinment|reserve|reservation|schedule|get (me )?(in|a|an)|fit me in|squeeze me in|sign me up|i need|need (a|an)|i want|want (a|an)|i('|’)?d (like|love)|would like|can i (have|get|come|see)|could i (have|get|come|see)|looking for|free (slots?|times?)|any(thing)? (free|available|open|slots?|times?)|available|availability|have (you )?(got )?(anything|something|time)|are there|is there|what about|how about|buch\w*|termin|reservier\w*|brauche|m(ö|oe)chte|h(ä|ae)tte gern\w*|will (einen|eine)|frei\w*|gibt es|habt ihr|haben sie)\b/,
  ],
  ['thanks', /\b(thank(s| you)?|thx|ty|cheers|danke\w*|vielen dank|merci|bye|goodbye|tsch(ü|ue)ss)\b/],
  [
    'greet',
    /^(hi|hello|hey|hiya|good (morning|afternoon|evening|day)|yo|hallo|guten (tag|morgen|abend)|servus|moin|gr(ü|ue)(ß|ss) gott)\b/,
  ],
];

/** All that a text may be about, the surest first. */
export function intentsOf(text: string): Intent[] {
  const said = text.toLowerCase().trim();
  return patterns.filter(([, pattern]) => pattern.test(said)).map(([intent]) => intent);
}

const yes =
  /^(please |oh |well |um |ah )*(yes|yess+|yep|yeah|yea|ya|yup|y|sure( thing)?|ok|okay|okey|k|kk|absolutely|definitely|of course|please do|go ahead|go for it|confirm(ed)?|do (it|that)|book (it|that|this)|take (it|that)|i('|’)?ll take (it|that)|sounds? (good|great|perfect)|perfect|great|correct|right|exactly|that(('|’)?s| is) (fine|good|right|perfect|great|ok|okay)|that works|works( for me)?|fine|good|lovely|wonderful|brilliant|alright|all right|let('|’)?s do (it|that)|make it so|affirmative|please( book| move| cancel)?|move it|cancel it|👍|✅|ja|jap|jep|jo|jawohl|klar|gerne?|sehr gerne?|passt|genau|bitte|mach(en sie)? (das|es)?|einverstanden|in ordnung|stimmt|richtig|super|okay)(?![\p{L}])/iu;
const no =
  /^(oh |well |um |ah )*(no+|nope|nah|not?|n|don('|’)?t|do not|rather not|i('|’)?d rather not|better not|wait|hold on|wrong|actually no|nein|nee|n(ö|oe)|lieber nicht|besser nicht|doch nicht|nicht|halt|stopp?|warte)(?![\p{L}])/iu;

/** Whether a text begins with a yes or a no; a yes with a denial in it is none. */
export function answerOf(text: string): 'yes' | 'no' | null {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/^[^\p{L}👍✅]+/u, '');
  if (no.test(said)) return 'no';
  if (!yes.test(said)) return null;
  return /\b(don('|’)?t|do not|not|never|nicht|kein\w*|no)\b/.test(
    said.replace(/\b(no problem|why not|not? worries)\b/, ''),
  )
    ? 'no'
    : 'yes';
}

const ordinals: readonly (readonly [RegExp, number])[] = [
  [/\b(first|1st|erste[rnsm]?|1\.)(?=\s|$|,|!)/, 1],
  [/\b(second|2nd|zweite[rnsm]?|2\.)(?=\s|$|,|!)/, 2],
  [/\b(third|3rd|dritte[rnsm]?|3\.)(?=\s|$|,|!)/, 3],
  [/\b(fourth|4th|vierte[rnsm]?|4\.)(?=\s|$|,|!)/, 4],
  [/\b(fifth|5th|f(ü|ue)nfte[rnsm]?|5\.)(?=\s|$|,|!)/, 5],
  [/\b(last|latter|letzte[rnsm]?)\b(?! (week|month|year|time|woche))/, -1],
];

/** Which of several was meant, counted from 1; -1: the last one. A bare number counts too. */
export function ordinalOf(text: string): number | null {
  const said = text.trim().toLowerCase();
  const bare =
    /^(?:number |no\.? ?|nr\.? ?|nummer |option |#)?(\d)(?:[.)!]|\s+please|\s+bitte)?$/.exec(said) ??
    /\b(?:number|option|nummer|slot|#)\s?(\d)\b/.exec(said);
  if (bare) return Number(bare[1]);
  if (/^(one|eins)$/.test(said)) return 1;
  if (/^(two|zwei)$/.test(said)) return 2;
  if (/^(three|drei)$/.test(said)) return 3;
  const named = /\b(first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last) (one|option|offer|slot)\b/.exec(
    said,
  );
  if (named) return ordinals.find(([pattern]) => pattern.test(named[0]))?.[1] ?? null;
  // Of dates and of first appointments nothing is chosen.
  if (
    /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|first (time|available|thing|appointment|free|possible)|erste (mal|freie))/.test(
      said,
    )
  )
    return null;
  return ordinals.find(([pattern]) => pattern.test(said))?.[1] ?? null;
}

const german =
  /\b(ich|bitte|termin\w*|hallo|guten|morgen|nicht|eine?n?|mit|bei|und|ja|nein|danke|möchte|moechte|heute|übermorgen|uhr|nachmittags?|vormittags?|am|um|der|die|das|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|buchen|brauche|absagen|verschieben|woche|nächste[rn]?|meine?n?|zweite[rn]?|erste[rn]?|passt|genau|hilfe|lieber|doch|gerne?|wann|habe|storniere\w*|nehme|den|vergiss)\b/g;
const english =
  /\b(i|the|a|an|with|please|appointment|book|tomorrow|today|yes|no|thanks|my|at|on|next|is|are|do|can|want|need|would|like|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|afternoon|evening|and|cancel|move|what|one|it|hello|week|help|you|me|for|to|of|second|after|before)\b/g;

/** In which language a text is; null where it does not show. */
export function languageOf(text: string): Language | null {
  const said = text.toLowerCase();
  // `am` after a number is a time of day.
  const count = (pattern: RegExp) => said.replaceAll(/\d\s?am\b|\bi am\b/g, '').match(pattern)?.length ?? 0;
  const [de, en] = [count(german) + (/[äöüß]/.test(said) ? 1 : 0), count(english)];
  return de === en ? null : de > en ? 'de' : 'en';
}
