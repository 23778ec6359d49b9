export interface DemoPatient {
  firstName: string;
  lastName: string;
  birthDate: string;
  phone: string;
  email: string;
  address: string;
  medicalHistory: string | null;
  notes: string | null;
}

/** Of every third person, in turn. */
const histories = [
  'Lumbar disc herniation L4/L5 (2019), treated conservatively.\nNo surgery. Ibuprofen 400 mg when needed.',
  'High blood pressure, well controlled. Ramipril 5 mg in the morning.',
  'Migraine with aura since the age of 20; triggers: red wine, lack of sleep.',
  'Allergic to nuts: no almond oil.\nMild asthma, salbutamol spray when needed.',
  'Total hip replacement on the right (2021). Full weight bearing.',
  'Type 2 diabetes, metformin 500 mg twice a day. Feet checked every year.',
  'Varicose veins in both legs; compression stockings during the day.',
  'Frozen shoulder on the left since summer; physiotherapy twice a week.',
  'Fibromyalgia. Good days and bad days: ask before every session.',
  'Deep vein thrombosis in the left leg (2017). No anticoagulants since 2018.',
  'Osteoporosis, T-score -2.7. Calcium and vitamin D daily.',
  'Whiplash after a car accident (2022). Occasional dizziness on turning the head.',
  'Latex allergy. Otherwise healthy.',
] as const;
const careNotes = [
  'Prefers light pressure around the neck.',
  'Second floor, no lift. Ring twice.',
  'Hard of hearing on the right: speak from the left.',
  'Has a dog; friendly, but loud.',
  'Likes to be called in the afternoon only.',
  'Lies on the side, never on the stomach.',
  'Parking in the yard behind the house.',
  'Asks for the same therapist whenever possible.',
  'Unscented oil only.',
  'Daughter often opens the door.',
  'Gardens a lot: wrists and lower back first.',
] as const;

const firstNames =
  'Eleanor Samuel Grace Victor Amina Peter Ingrid Tobias Naomi Hassan Lucia Oliver Mei Anton Farah Julian Noor Clara Ravi Hannah Diego Yuki Leon Esther Malik Vera Owen Zainab Hugo Irene'.split(
    ' ',
  );
const lastNames =
  'Whitfield Adeyemi Bergström Castillo Dimitrov Ellsworth Fontaine Gallagher Hoffmann Iqbal Jansen Kowalski Lindqvist Moreau Nakamura Oyelaran Papadakis Quintero Rosenthal Svensson Thorne Ueda Vasquez Weatherby Xu Yilmaz Zimmermann Abernathy Blackwood Chaudhry Delacroix Eriksen Fitzgibbon'.split(
    ' ',
  );
const streets = [
  'Bleecker Street',
  'Amsterdam Avenue',
  'Riverside Drive',
  'Court Street',
  'Prospect Place',
  'Lexington Avenue',
  'Bedford Avenue',
  'Greenwich Street',
] as const;
const boroughs = ['New York', 'Brooklyn', 'Queens'] as const;

/** People who don't exist, always the same ones; the first two have accounts of their own. */
export function demoPatients(count: number): DemoPatient[] {
  return Array.from({ length: count }, (_, n): DemoPatient => {
    // 30 and 33 names share a factor of 3 only: with a shift every 30, no two people of 200 have the same name.
    const firstName = firstNames[n % firstNames.length] ?? 'Eleanor';
    const lastName = lastNames[(n + 7 * Math.floor(n / firstNames.length)) % lastNames.length] ?? 'Whitfield';
    const year = 1938 + ((n * 37) % 66);
    return {
      firstName,
      lastName,
      birthDate: `${year}-${two(1 + ((n * 5) % 12))}-${two(1 + ((n * 11) % 28))}`,
      phone: `+1 212 555 0${String(100 + (n % 100))}`,
      email: `${firstName}.${lastName}.${n + 1}@example.com`
        .toLowerCase()
        .normalize('NFD')
        .replaceAll(/[^a-z0-9.@]/g, ''),
      address: `${12 + ((n * 29) % 480)} ${streets[n % streets.length] ?? ''}, ${boroughs[n % boroughs.length] ?? ''}`,
      medicalHistory: n % 3 === 0 ? (histories[(n / 3) % histories.length] ?? null) : null,
      notes: n % 5 < 2 ? (careNotes[n % careNotes.length] ?? null) : null,
    };
  });
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
