import { Button } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { Link, useParams } from 'react-router-dom';
import { fetchStaff, staffSlice } from '@/features/staff/staffSlice';
import { useAppDispatch, useAppSelector, useLoaded } from '@/store/hooks';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { PageHeader } from '@/ui/PageHeader';
import { useSession, useWords } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { TherapistChooser } from './TherapistChooser';
import { TherapistWeek } from './TherapistWeek';

/** A therapist's own week; for operator and admin anybody's, or the choice of one. */
export function TherapistDashboard() {
  const { role, staffId: own } = useSession().user;
  const words = useWords();
  const dispatch = useAppDispatch();
  const asked = useParams()['staffId'];
  const isOwn = role === 'therapist' && (asked === undefined || asked === own);
  const wanted = isOwn ? own : asked;
  const load = useLoaded(staffSlice, {});
  const person = useAppSelector((state) =>
    wanted ? staffSlice.selectors.selectById(state, wanted) : undefined,
  );

  if (person && (isOwn || role !== 'therapist')) {
    return <TherapistWeek key={person.id} person={person} isOwn={isOwn} />;
  }
  if (load.status === 'failed' && load.problem) {
    return <ErrorState problem={load.problem} onRetry={() => void dispatch(fetchStaff({}))} />;
  }
  if (load.status !== 'ready') {
    return (
      <>
        <PageHeader title={isOwn ? 'My week' : ' '} />
        <SkeletonRows rows={10} />
      </>
    );
  }
  if (!wanted) return <TherapistChooser />;
  return (
    <>
      <h1 className="visually-hidden">Not found</h1>
      <EmptyState
        icon={<IconUserQuestion />}
        title={
          role === 'therapist' ? 'You can see your own week here' : `There is no such ${words.therapist.one}`
        }
        hint={
          role === 'therapist'
            ? `The weeks of other ${words.therapist.many} are for those who plan.`
            : 'They may have been removed, or the link is not complete.'
        }
        action={
          <Button component={Link} to="/therapist" variant="default">
            {role === 'therapist' ? 'My week' : `All ${words.therapist.many}`}
          </Button>
        }
      />
    </>
  );
}
