import type { Day, Id } from '@/domain/primitives';
import type { Referral } from '@/features/referrals/referral';
import { dueStateOf, dueStates, type DueState } from '@/features/referrals/referralDue';

export type ReferralItem =
  { kind: 'heading'; key: string; group: DueState; count: number } | { kind: 'row'; key: Id; id: Id };

export const groupWords: Readonly<Record<DueState, string>> = {
  overdue: 'Overdue',
  soon: 'Due soon',
  open: 'Open',
  done: 'Done',
};

/**
 * Rows under a heading for each group that has any: the most pressing first; of what is done, what was done last.
 * @param today on the practice's calendar
 */
export function groupReferrals(rows: readonly Referral[], today: Day): ReferralItem[] {
  return dueStates.flatMap((group): ReferralItem[] => {
    const ofIt = rows.filter((row) => dueStateOf(row, today) === group);
    if (ofIt.length === 0) return [];
    return [
      { kind: 'heading', key: `group ${group}`, group, count: ofIt.length },
      ...ofIt
        .toSorted(group === 'done' ? lastChangedFirst : dueFirst)
        .map(({ id }): ReferralItem => ({ kind: 'row', key: id, id })),
    ];
  });
}

/** Whether two lists show the same, line by line. */
export function sameReferralItems(a: readonly ReferralItem[], b: readonly ReferralItem[]): boolean {
  return a.length === b.length && a.every((item, place) => lineOf(item) === lineOf(b[place]));
}

function lineOf(item: ReferralItem | undefined): string | undefined {
  return item?.kind === 'heading' ? `${item.key} ${item.count}` : item?.key;
}

function dueFirst(a: Referral, b: Referral): number {
  return byText(a.dueOn ?? '9999', b.dueOn ?? '9999') || byText(a.id, b.id);
}

function lastChangedFirst(a: Referral, b: Referral): number {
  return byText(b.updatedAt, a.updatedAt) || byText(a.id, b.id);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
