import { IconSignature } from '@tabler/icons-react';
import { useCallback } from 'react';
import { addDays } from '@/domain/calendar';
import { type Treatment, treatments } from '@/features/treatments/treatment';
import { sliceOf } from '@/store/createEntitySlice';
import { type Entry, rowsOf, useLoaded, useSummaryBy } from '@/store/hooks';
import { formatCount } from '@/ui/format';
import { useSession, useToday } from '@/ui/sessionContext';
import { useClinicPaths } from '../clinicPaths';
import { OverviewTile } from './OverviewTile';

const treatmentSlice = sliceOf(treatments);
/** Older drafts are found in their section. */
const lookBackDays = 90;

interface Drafts {
  count: number;
  /** Of these so many are older than a day. */
  old: number;
}

/** Records that wait for a signature: a therapist's own, for others everybody's. */
export function DraftsTile() {
  const { role, staffId } = useSession().user;
  const today = useToday();
  const paths = useClinicPaths();
  const ownId = role === 'therapist' ? staffId : null;
  const load = useLoaded(treatmentSlice, { from: `${addDays(today, -lookBackDays)}T00:00:00.000Z` });
  const yesterday = `${addDays(today, -1)}T00:00:00.000Z`;
  const count = useCallback(
    (entries: readonly Entry<Treatment>[]): Drafts => {
      const own = rowsOf(entries).filter((row) => ownId === null || row.staffId === ownId);
      return { count: own.length, old: own.filter(({ performedAt }) => performedAt < yesterday).length };
    },
    [ownId, yesterday],
  );
  const drafts = useSummaryBy(treatmentSlice, 'state', 'draft', count, sameDrafts);
  const isKnown = load.status === 'ready';
  return (
    <OverviewTile
      icon={IconSignature}
      title={ownId ? 'My drafts to sign' : 'Drafts to be signed'}
      figure={isKnown ? String(drafts.count) : null}
      tone={drafts.old > 0 ? 'urgent' : drafts.count > 0 ? 'waits' : 'calm'}
      to={paths.section('treatments')}
    >
      {isKnown && drafts.old > 0 && `${formatCount(drafts.old, 'is', 'are')} older than yesterday`}
      {isKnown &&
        drafts.old === 0 &&
        (drafts.count === 0 ? 'Everything is signed' : 'None is older than yesterday')}
    </OverviewTile>
  );
}

function sameDrafts(a: Drafts, b: Drafts): boolean {
  return a.count === b.count && a.old === b.old;
}
