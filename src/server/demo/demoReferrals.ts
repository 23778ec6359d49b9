import type { Temporal } from 'temporal-polyfill';

export interface DemoReferral {
  /** Places in the demo's lists. */
  patient: number;
  from: number;
  toProvider: string;
  reason: string;
  status: 'draft' | 'sent' | 'accepted' | 'completed' | 'declined' | 'cancelled';
  dueOn: string | null;
}

interface Written {
  patient: number;
  from: number;
  to: string;
  reason: string;
  status: DemoReferral['status'];
  /** Days from today; null: no answer is waited for by a certain day. */
  dueInDays: number | null;
}

const [maria, james, helen] = [0, 1, 2];

const written: readonly Written[] = [
  {
    patient: 4,
    from: helen,
    to: 'City Hospital, Orthopaedics',
    reason:
      'Right knee, painful for three months and locking on stairs. Swelling along the inner joint line, McMurray positive.\nPlease assess for a tear of the meniscus.',
    status: 'sent',
    dueInDays: -6,
  },
  {
    patient: 17,
    from: helen,
    to: 'Dr. Amir Rahimi, Neurology',
    reason:
      'Numbness of the left ring and little finger since spring, weaker grip. Tinel positive at the elbow.\nNerve conduction, please.',
    status: 'accepted',
    dueInDays: -2,
  },
  {
    patient: 23,
    from: maria,
    to: 'Riverside Physiotherapy',
    reason:
      'Stiff shoulder eight weeks after a fall, no fracture. Massage eases it for a day or two; guided exercise is what is missing.',
    status: 'sent',
    dueInDays: 1,
  },
  {
    patient: 8,
    from: helen,
    to: 'Manhattan Imaging',
    reason:
      'Lower back pain into the right leg, straight leg raise positive at 40°. MRI of the lumbar spine.',
    status: 'accepted',
    dueInDays: 3,
  },
  {
    patient: 31,
    from: james,
    to: 'Dr. Lena Vogt, Cardiology',
    reason:
      'Short of breath on one flight of stairs, ankles swollen in the evening. Massage is paused until seen.',
    status: 'sent',
    dueInDays: 6,
  },
  {
    patient: 45,
    from: helen,
    to: 'Riverside Physiotherapy',
    reason: 'Neck pain with headache from desk work. Strengthening and advice on the workplace.',
    status: 'accepted',
    dueInDays: 16,
  },
  {
    patient: 52,
    from: maria,
    to: 'Women’s Health Clinic',
    reason: 'Pelvic girdle pain in week 28. Please see for a belt and exercises.',
    status: 'sent',
    dueInDays: 21,
  },
  {
    patient: 0,
    from: helen,
    to: 'Manhattan Imaging',
    reason:
      'Foot pain after the half marathon, tender over the second metatarsal. X-ray for a stress fracture.',
    status: 'sent',
    dueInDays: null,
  },
  {
    patient: 12,
    from: helen,
    to: 'City Hospital, Rheumatology',
    reason:
      'Morning stiffness of both hands for over an hour, grip reduced. To be completed with the blood results.',
    status: 'draft',
    dueInDays: 28,
  },
  {
    patient: 66,
    from: james,
    to: 'Podiatry on Court Street',
    reason: 'Flat feet, pain along the inner ankle. Insoles?',
    status: 'draft',
    dueInDays: null,
  },
  {
    patient: 1,
    from: helen,
    to: 'Riverside Physiotherapy',
    reason: 'Ankle sprain, second in a year. Balance and strength.',
    status: 'completed',
    dueInDays: -20,
  },
  {
    patient: 38,
    from: maria,
    to: 'Dr. Amir Rahimi, Neurology',
    reason: 'Recurring headache with changes of vision.',
    status: 'completed',
    dueInDays: -34,
  },
  {
    patient: 74,
    from: helen,
    to: 'City Hospital, Pain Clinic',
    reason: 'Back pain for six years, several treatments without lasting relief.',
    status: 'declined',
    dueInDays: -12,
  },
  {
    patient: 90,
    from: james,
    to: 'Manhattan Imaging',
    reason: 'Wrist pain after a fall, better within days: no picture needed any more.',
    status: 'cancelled',
    dueInDays: -4,
  },
];

/**
 * Fourteen referrals in every state, two of them overdue and three due within a week.
 * @param patients how many there are; places beyond them begin again
 */
export function demoReferrals(today: Temporal.PlainDate, patients: number): DemoReferral[] {
  return written.map(({ patient, to, dueInDays, ...rest }) => ({
    ...rest,
    patient: patient % patients,
    toProvider: to,
    dueOn: dueInDays === null ? null : today.add({ days: dueInDays }).toString(),
  }));
}
