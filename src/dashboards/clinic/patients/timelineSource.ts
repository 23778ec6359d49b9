import type { ComponentType } from 'react';
import type { CommonFields } from '@/domain/entity';
import type { Id, Instant } from '@/domain/primitives';
import type { EntitySlice } from '@/store/createEntitySlice';
import type { StoreState } from '@/store/entityState';
import { type LoadedList, useLoaded } from '@/store/hooks';
import type { ListQuery } from '@/domain/listQuery';
import type { OthersChange } from '@/store/useOthersChanges';
import type { SectionName } from '../clinicPaths';

export interface TimelineEntry {
  id: Id;
  kind: string;
  at: Instant;
  /** It is still to come. */
  isAhead: boolean;
}

/** The card of one row, as a patient's history shows it. */
export type TimelineCard = ComponentType<{ id: Id; onOpen?: (id: Id) => void }>;

interface SourceOptions<N extends string, R extends CommonFields & { patientId: Id }> {
  /** What several of it are called: the word on its filter. */
  label: string;
  /** What one is called, in a toast. */
  one: string;
  slice: EntitySlice<N, R>;
  /** When it belongs into the history. */
  timeOf(row: R): Instant;
  isAhead?(row: R, now: Instant): boolean;
  Card: TimelineCard;
  /** Where it is opened; without it the card opens it by itself. */
  section?: SectionName;
  /** Somebody else's change in words, where "Invoice changed by somebody else" says too little. @param timeZone IANA name */
  wordsOf?(change: OthersChange, timeZone: string): string | null;
}

/** One kind of entry of a patient's history. */
export interface TimelineSource {
  /** The path of its entity. */
  kind: string;
  label: string;
  one: string;
  Card: TimelineCard;
  section?: SectionName | undefined;
  wordsOf?: SourceOptions<string, CommonFields & { patientId: Id }>['wordsOf'];
  /** The patient's rows that are here. */
  entriesOf(state: StoreState, patientId: Id, now: Instant): TimelineEntry[];
  /** Loads the patient's rows. */
  useLoad(this: void, patientId: Id): LoadedList;
}

/** Makes an entity's rows a part of the history; each of them has a `patientId`, and an index `patient` by it. */
export function timelineSource<N extends string, R extends CommonFields & { patientId: Id }>(
  options: SourceOptions<N, R>,
): TimelineSource {
  const { slice, timeOf, label, one, Card, section, wordsOf } = options;
  const { selectById, selectIdsBy } = slice.selectors;
  const kind = slice.entity.path;
  return {
    kind,
    label,
    one,
    Card,
    section,
    wordsOf,
    entriesOf: (state, patientId, now) =>
      selectIdsBy(state, 'patient', patientId).flatMap((id) => {
        const row = selectById(state, id);
        return row ? [{ id, kind, at: timeOf(row), isAhead: options.isAhead?.(row, now) ?? false }] : [];
      }),
    useLoad: (patientId) => useLoaded(slice, { patientId } as unknown as ListQuery<R>),
  };
}
