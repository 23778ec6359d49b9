import type { ColumnContent, ScheduleGridProps } from './scheduleTypes';

/** What a column shows, by the hook that the caller has handed in. */
export function useColumnContent(
  { useColumn }: Pick<ScheduleGridProps, 'useColumn'>,
  columnKey: string,
): ColumnContent {
  // The same hook for the life of the schedule: its contract says so.
  // oxlint-disable-next-line react/rules-of-hooks
  return useColumn(columnKey);
}
