import type { Day } from '@/domain/primitives';

/** Whole years lived on a day; null before the birth. Who was born on 29 February grows older on 1 March of common years. */
export function ageOn(today: Day, birthDate: Day): number | null {
  if (birthDate > today) return null;
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** `42 years`, `1 year`, and for infants `3 months`; empty where nothing can be said. */
export function ageWords(today: Day, birthDate: Day): string {
  const years = ageOn(today, birthDate);
  if (years === null) return '';
  if (years >= 2) return `${years} years`;
  const months =
    12 * (Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))) +
    Number(today.slice(5, 7)) -
    Number(birthDate.slice(5, 7)) -
    (today.slice(8) < birthDate.slice(8) ? 1 : 0);
  return months === 1 ? '1 month' : `${months} months`;
}
