import type { Ids } from '../ports';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

interface DemoVisit {
  id: string;
  patientId: string | undefined;
  staffId: string | undefined;
  startsAt: string;
  endsAt: string;
  status: string;
}

interface DemoTreater {
  id: string;
  name: string;
}

interface Place {
  /** In any order; those that are not over or never took place get no record. */
  appointments: readonly DemoVisit[];
  staff: readonly DemoTreater[];
  ids: Ids;
  /** Epoch milliseconds. */
  now: number;
}

export interface DemoNote {
  subjective: string | null;
  objective: string | null;
  assessment: string | null;
  plan: string | null;
}

/** As the table takes it. */
export interface DemoTreatment extends DemoNote {
  id: string;
  patientId: string | undefined;
  appointmentId: string;
  staffId: string | undefined;
  performedAt: string;
  signedAt: string | null;
  signedBy: string | null;
  addenda: { id: string; at: string; author: string; text: string }[] | null;
}

/**
 * Records of the visits that took place: nearly all are written and signed within the hour, some of the last days still
 * wait to be signed, and two were added to the morning after. The same visits give the same records.
 */
export function demoTreatments({ appointments, staff, ids, now }: Place): DemoTreatment[] {
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  const done = appointments
    .filter(({ status }) => status === 'completed')
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  let added = 0;
  return done.flatMap((visit, n): DemoTreatment[] => {
    const chance = (n * 7) % 29;
    // Now and then nothing is written at all.
    if (chance === 13) return [];
    const endMs = Date.parse(visit.endsAt);
    const signedMs = endMs + (6 + ((n * 11) % 43)) * minuteMs;
    const isRecent = endMs > now - 30 * hourMs;
    const isDraft = signedMs >= now || chance === 3 || (isRecent && chance % 3 === 0);
    const whole = notes[(n * 5) % notes.length] ?? notes[0];
    const name = names.get(visit.staffId ?? '') ?? 'Somebody';
    const addedMs = signedMs + 17 * hourMs;
    const isAddedTo = !isDraft && added < later.length && chance === 8 && addedMs < now;
    const text = later[added];
    if (isAddedTo) added++;
    return [
      {
        id: ids.next(),
        patientId: visit.patientId,
        appointmentId: visit.id,
        staffId: visit.staffId,
        performedAt: visit.startsAt,
        ...(isDraft ? begun(whole, n) : whole),
        signedAt: isDraft ? null : new Date(signedMs).toISOString(),
        signedBy: isDraft ? null : name,
        addenda:
          isAddedTo && text !== undefined
            ? [{ id: ids.next(), at: new Date(addedMs).toISOString(), author: name, text }]
            : null,
      },
    ];
  });
}

/** As far as a draft usually is. */
function begun(whole: DemoNote, n: number): DemoNote {
  if (n % 3 === 0) return { ...whole, plan: null };
  return n % 3 === 1 ? { ...whole, assessment: null, plan: null } : whole;
}

/** What came to mind, or by telephone, the morning after. */
const later = [
  'Called this morning: no soreness, slept through for the first time in weeks. Next visit as planned.',
  'Correction: the pressure point was on the left side, not on the right.',
] as const;

function note(subjective: string, objective: string, assessment: string, plan: string): DemoNote {
  return { subjective, objective, assessment, plan };
}

/** What is written about people who don't exist, as therapists write it: short. */
const notes: readonly [DemoNote, ...DemoNote[]] = [
  note(
    'Lower back stiff since Monday, worse in the morning. Sits most of the day.',
    'Paraspinals tight at L3–L5, more on the right. Forward bend stops at the knees.',
    'Muscular tension of the lower back, no sign of nerve involvement.',
    'Deep work on the erectors, 20 min. Hip flexor stretch twice a day. Again in a week.',
  ),
  note(
    'Neck pain after a long drive, 5 of 10. Turning left is worse.',
    'Left rotation 50°, right 75°. Levator scapulae tender.',
    'Acute strain of the neck muscles.',
    'Gentle release and heat. No pillow higher than a hand. Call if the arm tingles.',
  ),
  note(
    'Headaches two or three times a week, from the neck upwards. Poor sleep.',
    'Suboccipitals hard, trigger point in the upper trapezius on both sides.',
    'Tension-type headache, most likely from posture.',
    'Suboccipital release, 15 min. Screen raised to eye level. Keeps a headache diary.',
  ),
  note(
    'Left shoulder catches when reaching overhead. Six weeks now.',
    'Painful arc 70–110°. External rotation reduced. Strength even.',
    'Suspected impingement of the left shoulder.',
    'Soft tissue work around the scapula, pendulum exercises. Sees the doctor if no better in two weeks.',
  ),
  note(
    'Feels well after the last visit, slept through three nights.',
    'Thoracic spine moves freely, slight tension between the shoulder blades.',
    'Good progress.',
    'Maintenance every three weeks. Goes on with the breathing exercise.',
  ),
  note(
    'Upper back tired after the move, boxes for three days. No pain at rest.',
    'Rhomboids tender on both sides, trunk rotation free.',
    'Muscle soreness after heavy work.',
    'Light strokes and heat, no deep work today. Walks, no lifting until the weekend.',
  ),
  note(
    'Calves cramp after running, more since the hills.',
    'Gastrocnemius tight, ankle dorsiflexion 5° short. No swelling, no warmth.',
    'Overuse of the calf muscles.',
    'Cross-fibre work, then slow stretching. Two days without running. Water and shorter hills.',
  ),
  note(
    'Feels worn out, much to do at work. Jaw clenched in the morning.',
    'Masseter tender on the right, shoulders drawn up.',
    'Stress-related tension.',
    'Aromatherapy massage with slow strokes. Guard for the night suggested. Shorter visits, more often.',
  ),
  note(
    'Right forearm burns after typing, since the new keyboard.',
    'Extensors tender at the lateral epicondyle, grip even but painful.',
    'Early tennis elbow on the right.',
    'Friction massage, eccentric exercises with a light weight. Wrist rest at the desk.',
  ),
  note(
    'Knee stiff after gardening. No fall.',
    'No effusion. Iliotibial band tight on the left, patella glides well.',
    'Irritation of the iliotibial band.',
    'Release along the outer thigh, foam roller daily. Kneels on a cushion.',
  ),
  note(
    'Came to unwind, no complaints. Enjoyed the warmth last time.',
    'Skin intact. General muscle tone slightly raised.',
    'Nothing against treatment.',
    'Hot stones over back and legs, 90 min, well tolerated.',
  ),
  note(
    'Pain from the buttock to the back of the knee, worse when sitting.',
    'Straight leg raise 70° on both sides, piriformis very tender on the right. Reflexes even.',
    'Piriformis syndrome rather than a disc.',
    'Piriformis release, nerve gliding shown. To the doctor at once with numbness or weakness.',
  ),
  note(
    'Feet tired after double shifts. Swollen in the evening.',
    'Slight oedema at both ankles, pulses strong, skin warm.',
    'Fatigue of the feet from standing.',
    'Lymph strokes, feet raised. Compression stockings for work suggested.',
  ),
  note(
    'Three weeks after the ankle sprain. Walks without pain, stairs are still odd.',
    'Swelling gone. Balance on the right leg 12 s, on the left 30 s.',
    'Healing as expected.',
    'Mobilisation and balance board. Sports again in two weeks if hopping does not hurt.',
  ),
];
