import type { Draft } from '@/domain/entity';
import type { patients } from './patient';

export type PatientDraft = Draft<typeof patients>;

/** What somebody typed while looking for a patient, as the beginning of a new one. */
export type PatientStart = Pick<PatientDraft, 'firstName' | 'lastName'> & { phone: string; email: string };

/**
 * Reads `Ana Cruz`, `Cruz, Ana`, `Ana Maria Cruz` (the last word is the family's), `+1 555 0100`, `ana@example.com`, in any
 * mixture. What can't be told apart goes into the first name.
 */
export function patientFromText(text: string): PatientStart {
  const found = /\+?\d[\d\s()/.-]{3,}\d/.exec(text)?.[0] ?? '';
  const words = text.replace(found, ' ').trim().split(/\s+/).filter(Boolean);
  const email = words.find((word) => /^\S+@\S+$/.test(word)) ?? '';
  const names = words.filter((word) => word !== email).map(withCapital);
  const comma = names.findIndex((word) => word.endsWith(','));
  if (comma >= 0 && comma < names.length - 1) {
    const family = names
      .slice(0, comma + 1)
      .join(' ')
      .slice(0, -1);
    return { firstName: names.slice(comma + 1).join(' '), lastName: family, phone: found.trim(), email };
  }
  const firstName = names.length > 1 ? names.slice(0, -1).join(' ') : (names[0] ?? '');
  const lastName = names.length > 1 ? (names.at(-1) ?? '') : '';
  return { firstName, lastName, phone: found.trim(), email };
}

/** `ana` as `Ana`; what has a capital already, such as `van` in `deVries`, stays. */
function withCapital(word: string): string {
  return word === word.toLowerCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/** What tells two people of the same name apart: `1984 · +1 555 0100`. */
export function patientFacts({ birthDate, phone, email }: Facts): string {
  return [birthDate?.slice(0, 4), phone ?? email].filter(Boolean).join(' · ');
}

interface Facts {
  birthDate: string | null;
  phone: string | null;
  email: string | null;
}
