import { Button } from '@mantine/core';
import { IconNotes, IconPlus } from '@tabler/icons-react';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Id } from '@/domain/primitives';
import { usePatientSearch } from '@/features/patients/usePatientSearch';
import { staffSlice } from '@/features/staff/staffSlice';
import { useLoaded } from '@/store/hooks';
import { useScreenLoad } from '@/store/useScreenLoad';
import { useCommand } from '@/ui/commands';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { formatDay } from '@/ui/format';
import { scrollerOf } from '@/ui/list/scrollerOf';
import { PageHeader } from '@/ui/PageHeader';
import { useSession, useToday } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useIsCompact } from '@/ui/useIsPhone';
import list from '../clinicList.module.css';
import { useRecordSteps } from '../useRecordSteps';
import { NewTreatment } from './NewTreatment';
import { OpenedTreatment } from './OpenedTreatment';
import { TreatmentFilters } from './TreatmentFilters';
import type { TreatmentFilter } from './treatmentItems';
import { TreatmentList } from './TreatmentList';
import css from './treatments.module.css';
import { useListedSince } from './useListedSince';
import { useLoadedTreatments, useTreatmentItems } from './useTreatmentItems';
import { useTreatmentPlace } from './useTreatmentPlace';
import { useTreatmentToasts } from './useTreatmentToasts';

/** What was found and done: drafts that wait to be signed, then what is signed; one of them opened beside the list. */
export function TreatmentsSection() {
  const { user, practice } = useSession();
  const today = useToday();
  const place = useTreatmentPlace();
  const { openedId, state, isMine } = place;
  const [text, setText] = useState('');
  const found = usePatientSearch(text);
  const listed = useListedSince();
  const lists = useLoadedTreatments(listed.since, listed.before);
  const load = useScreenLoad([useLoaded(staffSlice, {}), ...lists]);
  const filter = useMemo<TreatmentFilter>(
    () => ({
      state,
      staffId: isMine ? user.staffId : null,
      patientIds: found.ids,
      since: listed.since,
      timeZone: practice.timeZone,
    }),
    [state, isMine, user.staffId, found.ids, listed.since, practice.timeZone],
  );
  const items = useTreatmentItems(filter);
  const [isBeginning, setBeginning] = useState(false);
  const [begunId, setBegunId] = useState<Id | null>(null);
  useTreatmentToasts(filter, openedId);
  useRecordSteps({
    items,
    openedId,
    open: place.open,
    entity: 'treatment',
    one: 'record',
    group: 'Treatments',
  });
  const begin = () => setBeginning(true);
  useCommand({
    id: 'treatment.new',
    label: 'New treatment record',
    keys: 'n',
    group: 'Treatments',
    run: begin,
  });

  const isCovered = useIsCompact() && openedId !== null;
  const [listRef, rememberPlace] = useCoveredList(isCovered);
  // Whoever comes with a patient means a new one.
  const isNewOpen = isBeginning || place.patientId !== null;
  function end(): void {
    setBeginning(false);
    if (place.patientId) place.forgetPatient();
  }
  const isFiltered = state !== null || isMine || text !== '';

  return (
    <>
      <div hidden={isCovered}>
        <PageHeader title="Treatments">
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={begin}>
            New record
          </Button>
        </PageHeader>
      </div>
      <div className={css.page} data-covered={isCovered || undefined}>
        <div className={`${list.columns} ${css.columns}`} data-opened={openedId !== null || undefined}>
          <div ref={listRef} className={list.main} hidden={isCovered} onClickCapture={rememberPlace}>
            <TreatmentFilters
              state={state}
              onState={place.setState}
              isMine={isMine}
              onMine={place.setMine}
              text={text}
              onText={setText}
            />
            {load.isFirst && load.problem ? (
              <ErrorState problem={load.problem} onRetry={load.retry} />
            ) : load.isFirst ? (
              <SkeletonRows rows={8} />
            ) : (
              <>
                {items.length > 0 && (
                  <TreatmentList items={items} openedId={openedId} askedBy={`${state} ${isMine} ${text}`} />
                )}
                {items.length === 0 && (
                  <EmptyState
                    icon={<IconNotes size={24} />}
                    title={isFiltered ? 'No record is like that' : 'Nothing is written yet'}
                    hint="What you or somebody else writes appears here by itself."
                    action={isFiltered ? undefined : <Button onClick={begin}>New record</Button>}
                  />
                )}
                {state !== 'draft' && (
                  <p className={css.range}>
                    Signed since {formatDay(listed.day, { relativeTo: today })}.{' '}
                    <Button
                      variant="default"
                      size="compact-sm"
                      disabled={load.isBusy && !load.problem}
                      onClick={load.problem ? load.retry : listed.goBack}
                    >
                      {load.problem ? 'Try again' : load.isBusy ? 'Loading…' : 'Show earlier'}
                    </Button>
                  </p>
                )}
              </>
            )}
          </div>
          {openedId && (
            <OpenedTreatment
              key={openedId}
              id={openedId}
              isWhole={isCovered}
              isNew={openedId === begunId}
              onClose={() => place.open(null)}
            />
          )}
        </div>
      </div>
      <NewTreatment
        isOpen={isNewOpen}
        patientId={place.patientId}
        onBegun={(id) => {
          setBeginning(false);
          setBegunId(id);
          place.open(id);
        }}
        onClose={end}
      />
    </>
  );
}

/** Where the list was read stays where it was, while a record takes its place. */
function useCoveredList(isCovered: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  const readTo = useRef(0);
  useLayoutEffect(() => {
    if (ref.current) scrollerOf(ref.current).scrollTop = isCovered ? 0 : readTo.current;
  }, [isCovered]);
  const remember = useCallback(() => {
    readTo.current = scrollerOf(ref.current).scrollTop;
  }, []);
  return [ref, remember] as const;
}
