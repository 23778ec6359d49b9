import { capitalise, formatCount } from '@/ui/format';
import type { PortalTexts } from './portalTexts';

/** `2 hours`, `1 day`, `90 minutes`. */
function lengthOf(minutes: number): string {
  if (minutes >= 2_880 && minutes % 1_440 === 0) return formatCount(minutes / 1_440, 'day');
  return minutes > 0 && minutes % 60 === 0
    ? formatCount(minutes / 60, 'hour')
    : formatCount(minutes, 'minute');
}

export const portalTextsEn: PortalTexts = {
  home: {
    hello: (name) => `Hello, ${name}`,
    title: 'My appointments',
    next: 'Next appointment',
    upcoming: 'Upcoming',
    past: 'Past and cancelled',
    more: 'Show more',
    nothing: { title: 'Nothing is booked', hint: 'Choose what you need and a time that suits you.' },
    length: (minutes) => `${minutes} min`,
    where: 'Where',
    notes: 'Notes',
    withWhom: (person) => capitalise(person.one),
    loadFailed: {
      title: 'Your appointments could not be loaded',
      hint: 'Nothing is lost. Check the connection and try again.',
      again: 'Try again',
    },
  },
  status: {
    requested: 'Requested',
    confirmed: 'Confirmed',
    arrived: 'Arrived',
    inProgress: 'In progress',
    completed: 'Done',
    cancelled: 'Cancelled',
    noShow: 'Missed',
  },
  todo: {
    requested: 'The practice still has to confirm it. You will see it here as soon as it does.',
    confirmed: 'All is set. Please be ready at the time above.',
    arrived: 'You are expected.',
    inProgress: 'It is under way.',
    completed: '',
    cancelled: '',
    noShow: '',
  },
  change: {
    move: 'Move',
    cancel: 'Cancel appointment',
    ask: (when) => `Cancel ${when}? This can’t be taken back; the time is then free for others.`,
    yes: 'Yes, cancel it',
    keep: 'Keep it',
    until: (when) => `You can move or cancel it until ${when}.`,
    tooLate: (practice, { cancelNoticeMinutes }) =>
      `Less than ${lengthOf(cancelNoticeMinutes)} before its start it can’t be changed here. To move or cancel it, please call ${practice}.`,
  },
  book: {
    title: 'Book an appointment',
    service: 'What do you need?',
    chooseService: 'Choose above what you need, to see when it is free.',
    person: (person) => capitalise(person.one),
    anyone: (person) => `Any ${person.one}`,
    day: 'Day',
    previousWeek: 'Previous week',
    nextWeek: 'Next week',
    free: 'free',
    nothingFree: 'nothing free',
    nothingOn: (day) => `Nothing is free on ${day}.`,
    nothingThisWeek: 'Nothing is free in these seven days. Look at the next ones, or choose somebody else.',
    goTo: (day) => `Go to ${day}`,
    time: 'Time',
    dayParts: { Morning: 'Morning', Afternoon: 'Afternoon', Evening: 'Evening' },
    taken: 'taken',
    takenNow: 'This time has just been taken. Please choose another one.',
    yours: 'Your appointment',
    address: 'Another address',
    addressHint: (own) => `Only if it is not ${own}`,
    notes: 'Anything to know',
    notesHint: 'For example how to find you',
    request: 'Request this time',
    book: 'Book this time',
    sending: 'Sending…',
    confirmedLater: 'The practice confirms each request.',
    confirmedAtOnce: 'It is confirmed at once.',
    noChange: ({ cancelNoticeMinutes }) =>
      `It starts in less than ${lengthOf(cancelNoticeMinutes)}: once booked, only the practice can change it.`,
    rules: ({ noticeMinutes, aheadDays }) =>
      noticeMinutes > 0
        ? `You can book from ${lengthOf(noticeMinutes)} to ${formatCount(aheadDays, 'day')} ahead.`
        : `You can book up to ${formatCount(aheadDays, 'day')} ahead.`,
  },
  move: {
    title: 'Move appointment',
    now: (when) => `Now: ${when}`,
    submit: 'Move to this time',
    back: 'Back',
    gone: 'This appointment can’t be moved.',
  },
  refused: {
    freeInstead: 'Free instead',
    take: (when, who) => `${when} · ${who}`,
    taken: 'Somebody else was quicker. Nothing was changed.',
    closed: 'This time is not open any more. Nothing was changed.',
    span: ({ noticeMinutes, aheadDays }, practice) =>
      `You can book from ${lengthOf(noticeMinutes)} to ${formatCount(aheadDays, 'day')} ahead. For another time please call ${practice}.`,
    status: 'It has been changed meanwhile, so this is not possible any more.',
    edited: 'The practice has just changed this appointment. Please look at it again.',
    gone: 'This appointment does not exist any more.',
    fields: 'Something that was written is too long or not right. Nothing was changed.',
    unreachable: 'The server can’t be reached. Check the connection and try again.',
    tooOften: 'That was too often. Please wait a moment and try again.',
    other: (practice) => `This did not work, and nothing was changed. Try again, or call ${practice}.`,
  },
  toasts: {
    requested: (when) => `Requested · ${when}`,
    booked: (when) => `Booked · ${when}`,
    moved: (when) => `Moved · ${when}`,
    cancelled: (when) => `Cancelled · ${when}`,
    confirmedBy: (when) => `Confirmed by the practice: ${when}`,
    movedBy: (when) => `Your appointment was moved to ${when}`,
    cancelledBy: (when) => `Your appointment was cancelled: ${when}`,
    bookedBy: (when) => `New appointment: ${when}`,
    changedBy: (when, status) => `${status}: ${when}`,
  },
  profile: {
    title: 'My details',
    hint: 'The practice sees them as soon as they are saved.',
    labels: {
      firstName: 'First name',
      lastName: 'Last name',
      birthDate: 'Date of birth',
      phone: 'Phone',
      email: 'E-mail',
      address: 'Address',
    },
    wrong: {
      firstName: 'Please write your first name, in up to 80 characters.',
      lastName: 'Please write your last name, in up to 80 characters.',
      birthDate: 'Please choose a day.',
      phone: 'This is too long for a phone number.',
      email: 'This is not an e-mail address.',
      address: 'This is longer than 300 characters.',
    },
    save: 'Save',
    discard: 'Discard',
    saved: 'Your details are saved',
    notSaved: 'Your details are not saved',
    gone: 'Your record is no longer here. Please call the practice.',
  },
  assistant: 'Booking assistant',
};
