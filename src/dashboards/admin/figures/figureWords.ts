import { formatDuration } from '@/ui/format';

/** `82 %`; a dash where there is nothing to have a share of. */
export function formatShare(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)} %`;
}

export function formatMinutes(minutes: number): string {
  return formatDuration(minutes);
}

/** `Maria`, `Helen`: a first name without title, for where there is room for no more. */
export function shortName(name: string): string {
  const words = name.split(' ');
  return words.find((word) => !word.endsWith('.')) ?? name;
}
