import { Button } from '@mantine/core';
import { IconPlus, IconShare3 } from '@tabler/icons-react';
import { useState } from 'react';
import { emptyStart, type ReferralStart, startAgain } from '@/features/referrals/referralStart';
import { statusWords } from '@/features/referrals/referralWords';
import { staffSlice } from '@/features/staff/staffSlice';
import { useLoaded } from '@/store/hooks';
import { useScreenLoad } from '@/store/useScreenLoad';
import { useCommand } from '@/ui/commands';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { PageHeader } from '@/ui/PageHeader';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { showDone } from '@/ui/toasts';
import list from '../clinicList.module.css';
import { useRecordSteps } from '../useRecordSteps';
import { NewReferral } from './NewReferral';
import { OpenedReferral } from './OpenedReferral';
import { ReferralFilter } from './ReferralFilter';
import { ReferralList } from './ReferralList';
import css from './referrals.module.css';
import { useLoadedReferrals, useReferralItems } from './useReferralItems';
import { useReferralPlace } from './useReferralPlace';
import { useReferralToasts } from './useReferralToasts';

/** Who was referred to whom, the most pressing first; one of them opened beside the list. */
export function ReferralsSection() {
  const place = useReferralPlace();
  const { openedId, filter } = place;
  const lists = useLoadedReferrals();
  const load = useScreenLoad([useLoaded(staffSlice, {}), ...lists.open]);
  const over = useScreenLoad(lists.over);
  const items = useReferralItems(filter);
  const [started, setStarted] = useState<ReferralStart | null>(null);
  useReferralToasts(filter, openedId);
  useRecordSteps({
    items,
    openedId,
    open: place.open,
    entity: 'referral',
    one: 'referral',
    group: 'Referrals',
  });
  const begin = () => setStarted(emptyStart);
  useCommand({ id: 'referral.new', label: 'New referral', keys: 'n', group: 'Referrals', run: begin });

  // Whoever comes with a patient means a new one; what is in the form already stays.
  const start = started ?? (place.patientId ? { ...emptyStart, patientId: place.patientId } : null);
  function end(): void {
    setStarted(null);
    if (place.patientId) place.forgetPatient();
  }

  const isEmpty = items.length === 0;
  const isDoneMissing = filter !== 'draft' && filter !== 'sent' && filter !== 'accepted' && over.isBusy;
  return (
    <>
      <PageHeader title="Referrals">
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={begin}>
          New referral
        </Button>
      </PageHeader>
      {load.isFirst && load.problem ? (
        <ErrorState problem={load.problem} onRetry={load.retry} />
      ) : load.isFirst ? (
        <SkeletonRows rows={8} />
      ) : (
        <div className={css.page}>
          {!(isEmpty && filter === null) && <ReferralFilter value={filter} onChange={place.setFilter} />}
          <div className={`${list.columns} ${css.columns}`} data-opened={openedId !== null || undefined}>
            <div className={`${list.main} ${css.main}`}>
              {!isEmpty && <ReferralList items={items} openedId={openedId} askedBy={filter ?? ''} />}
              {isDoneMissing && over.problem && <ErrorState problem={over.problem} onRetry={over.retry} />}
              {isEmpty && isDoneMissing && !over.problem && <SkeletonRows rows={4} />}
              {isEmpty && !isDoneMissing && (
                <EmptyState
                  icon={<IconShare3 size={24} />}
                  title={filter ? `None is ${statusWords[filter].toLowerCase()}` : 'Nobody was referred yet'}
                  hint="What you or somebody else adds appears here by itself."
                  action={
                    filter ? (
                      <Button variant="default" onClick={() => place.setFilter(null)}>
                        Show all
                      </Button>
                    ) : (
                      <Button onClick={begin}>New referral</Button>
                    )
                  }
                />
              )}
            </div>
            <OpenedReferral
              id={openedId}
              onReferAgain={(row) => setStarted(startAgain(row))}
              onClose={() => place.open(null)}
            />
          </div>
        </div>
      )}
      <NewReferral
        start={start}
        onStored={(id) => {
          end();
          place.open(id);
        }}
        onClose={end}
        onLeft={(typed) => showDone('The new referral was not saved', { undo: () => setStarted(typed) })}
      />
    </>
  );
}
