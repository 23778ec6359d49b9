import type { InLanguages } from '@/domain/language';
import type { PracticeRules } from '@/domain/practiceRules';
import type { AppointmentStatus } from '@/features/appointments/appointmentStatus';
import type { DayPart } from '@/features/appointments/offeredStarts';
import { portalTextsDe } from './portalTexts.de';
import { portalTextsEn } from './portalTexts.en';

/** What the practice calls a therapist, as it stands in a sentence of the language. */
export interface PersonWord {
  one: string;
  many: string;
}

export type ProfileName = 'firstName' | 'lastName' | 'birthDate' | 'phone' | 'email' | 'address';

/** All that the portal says. `when` and the like are days and times that are already in the language. */
export interface PortalTexts {
  home: {
    hello(name: string): string;
    title: string;
    next: string;
    upcoming: string;
    past: string;
    more: string;
    nothing: { title: string; hint: string };
    /** How many minutes it takes. */
    length(minutes: number): string;
    where: string;
    notes: string;
    withWhom(person: PersonWord): string;
    loadFailed: { title: string; hint: string; again: string };
  };
  status: Record<AppointmentStatus, string>;
  /** What there is to do about the next one, by its status. */
  todo: Record<AppointmentStatus, string>;
  change: {
    move: string;
    cancel: string;
    ask(when: string): string;
    yes: string;
    keep: string;
    until(when: string): string;
    tooLate(practice: string, rules: PracticeRules): string;
  };
  book: {
    title: string;
    service: string;
    chooseService: string;
    person(person: PersonWord): string;
    anyone(person: PersonWord): string;
    day: string;
    previousWeek: string;
    nextWeek: string;
    free: string;
    nothingFree: string;
    nothingOn(day: string): string;
    nothingThisWeek: string;
    goTo(day: string): string;
    time: string;
    dayParts: Record<DayPart['name'], string>;
    taken: string;
    takenNow: string;
    yours: string;
    address: string;
    addressHint(own: string): string;
    notes: string;
    notesHint: string;
    request: string;
    book: string;
    sending: string;
    confirmedLater: string;
    confirmedAtOnce: string;
    noChange(rules: PracticeRules): string;
    rules(rules: PracticeRules): string;
  };
  move: { title: string; now(when: string): string; submit: string; back: string; gone: string };
  refused: {
    freeInstead: string;
    take(when: string, who: string): string;
    taken: string;
    closed: string;
    span(rules: PracticeRules, practice: string): string;
    status: string;
    edited: string;
    gone: string;
    fields: string;
    unreachable: string;
    tooOften: string;
    other(practice: string): string;
  };
  toasts: {
    requested(when: string): string;
    booked(when: string): string;
    moved(when: string): string;
    cancelled(when: string): string;
    confirmedBy(when: string): string;
    movedBy(when: string): string;
    cancelledBy(when: string): string;
    bookedBy(when: string): string;
    changedBy(when: string, status: string): string;
  };
  profile: {
    title: string;
    hint: string;
    labels: Record<ProfileName, string>;
    wrong: Record<ProfileName, string>;
    save: string;
    discard: string;
    saved: string;
    notSaved: string;
    gone: string;
  };
  assistant: string;
}

export const portalTexts: InLanguages<PortalTexts> = { en: portalTextsEn, de: portalTextsDe };
