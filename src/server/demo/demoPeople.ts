import type { Role } from '@/domain/policy';

/** Twelve hues of equal lightness and strength (OKLCH 0.58, 0.115), so that nobody's appointments shout. */
const colours = [
  '#078d87',
  '#b35b6b',
  '#3f7ebb',
  '#a56d1c',
  '#8f66ad',
  '#638839',
  '#0388a5',
  '#b36043',
  '#6e71bd',
  '#8a7b13',
  '#a75d90',
  '#2a8f62',
] as const;

export interface DemoTherapist {
  name: string;
  colour: string;
  /** Places in `demoServices`. */
  offers: readonly number[];
}

const names = [
  'Maria Santos',
  'James Okafor',
  'Dr. Helen Brandt',
  'Aiko Tanaka',
  'Daniel Cohen',
  'Priya Raman',
  'Sofia Petrova',
  'Marcus Johnson',
  'Leila Haddad',
  'Tomás Herrera',
  'Grace Kim',
  'Amara Diallo',
] as const;

const offers = [
  [0, 1, 2, 3, 4, 5],
  [0, 1, 2],
  [1, 2],
  [0, 2, 4, 5],
  [0, 1, 2, 4],
  [0, 2, 3, 5],
  [0, 1, 4, 5],
  [1, 2],
  [0, 2, 3, 5],
  [0, 1, 2, 4],
  [0, 3, 5],
  [0, 1, 2, 4, 5],
] as const;

export const demoTherapists: readonly DemoTherapist[] = names.map((name, place) => ({
  name,
  colour: colours[place] ?? colours[0],
  offers: offers[place] ?? [0],
}));

export const demoServices = [
  {
    name: 'Swedish massage',
    durationMinutes: 60,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 15,
    priceCents: 9500,
  },
  {
    name: 'Deep tissue massage',
    durationMinutes: 75,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 15,
    priceCents: 12500,
  },
  {
    name: 'Back & neck massage',
    durationMinutes: 30,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 10,
    priceCents: 5500,
  },
  {
    name: 'Prenatal massage',
    durationMinutes: 60,
    bufferBeforeMinutes: 10,
    bufferAfterMinutes: 15,
    priceCents: 10500,
  },
  {
    name: 'Hot stone massage',
    durationMinutes: 90,
    bufferBeforeMinutes: 15,
    bufferAfterMinutes: 15,
    priceCents: 15500,
  },
  {
    name: 'Aromatherapy massage',
    durationMinutes: 60,
    bufferBeforeMinutes: 5,
    bufferAfterMinutes: 15,
    priceCents: 11000,
  },
] as const;

export interface DemoAccount {
  /** Before the @ of royalcare.example. */
  local: string;
  name: string;
  role: Role;
  /** Place in `demoTherapists`. */
  therapist?: number;
  /** Place in `demoPatients`. */
  patient?: number;
}

/** In the order in which the sign-in page offers them. */
export const demoAccounts: readonly DemoAccount[] = [
  { local: 'admin', name: 'Ruth Castellano', role: 'admin' },
  { local: 'operator', name: 'Owen Fitzgerald', role: 'operator' },
  { local: 'scheduler', name: 'Nadia Popescu', role: 'scheduler' },
  { local: 'therapist', name: 'Maria Santos', role: 'therapist', therapist: 0 },
  { local: 'therapist2', name: 'James Okafor', role: 'therapist', therapist: 1 },
  { local: 'doctor', name: 'Dr. Helen Brandt', role: 'therapist', therapist: 2 },
  { local: 'assistant', name: 'Carla Mendes', role: 'assistant' },
  { local: 'patient', name: 'Eleanor Whitfield', role: 'patient', patient: 0 },
  { local: 'patient2', name: 'Samuel Adeyemi', role: 'patient', patient: 1 },
];

export const demoDomain = 'royalcare.example';
export const demoPassword = 'lockstep-demo';
