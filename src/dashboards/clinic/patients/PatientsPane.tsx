import { Button } from '@mantine/core';
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Id } from '@/domain/primitives';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { capitalise } from '@/ui/format';
import { useWords } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useClinicPaths } from '../clinicPaths';
import { PatientList, type PatientListHandle } from './PatientList';
import css from './patients.module.css';
import { PatientSearch } from './PatientSearch';
import { useFoundPatients } from './useFoundPatients';
import { usePatientListToasts } from './usePatientListToasts';
import { usePatientPages } from './usePatientPages';

interface PatientsPaneProps {
  openId: Id | null;
  text: string;
  onText: (text: string) => void;
  onNew: () => void;
}

/** Everybody in the order of names, or those who fit what is typed. */
export function PatientsPane({ openId, text, onText, onNew }: PatientsPaneProps) {
  const { client } = useWords();
  const paths = useClinicPaths();
  const navigate = useNavigate();
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<PatientListHandle>(null);
  const everybody = usePatientPages();
  const found = useFoundPatients(text);
  const isSearch = text.trim() !== '';
  const ids = isSearch ? found.ids : everybody.ids;
  const many = capitalise(client.many);
  // What changes of the one that is open is told beside it. Whoever is new has no row yet, but a place among all.
  usePatientListToasts(
    (id, isNew) =>
      id !== openId && (isNew ? !isSearch : box.current?.querySelector(`[data-id="${id}"]`) !== null),
  );

  function said(): string {
    if (!isSearch) return '';
    if (found.hasFailed) return 'The server could not be asked: only those this tab knows are shown.';
    if (found.isWaiting && ids.length === 0) return 'Looking …';
    if (found.mayBeMore) return 'Those that fit best. Type more to find others.';
    return '';
  }

  return (
    <div ref={box} className={css.pane}>
      <PatientSearch
        text={text}
        onText={onText}
        onTake={() => ids[0] && void navigate(paths.patient(ids[0]))}
        onDown={() => list.current?.enter()}
      />
      <p className={css.said} role="status">
        {said()}
      </p>
      {ids.length > 0 && (
        <PatientList
          key={isSearch ? 'found' : 'all'}
          ref={list}
          label={isSearch ? `${many} found` : many}
          ids={ids}
          openId={openId}
          question={text.trim()}
          hasMore={!isSearch && !everybody.isWhole}
          onMore={everybody.more}
          onLeave={() => box.current?.querySelector('input')?.focus()}
        />
      )}
      {ids.length === 0 && isSearch && !found.isWaiting && (
        <EmptyState
          icon={<IconUsers />}
          title="Nobody is found"
          hint={`No ${client.one} has “${text.trim()}” in their name, phone or e-mail.`}
          action={
            <Button variant="default" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={onNew}>
              New {client.one} “{text.trim()}”
            </Button>
          }
        />
      )}
      {ids.length === 0 && !isSearch && everybody.status === 'failed' && everybody.problem && (
        <ErrorState problem={everybody.problem} onRetry={everybody.more} />
      )}
      {ids.length === 0 && !isSearch && everybody.status === 'ready' && (
        <EmptyState
          icon={<IconUsers />}
          title={`No ${client.many} yet`}
          hint="Add the first one, or import them."
          action={<Button onClick={onNew}>New {client.one}</Button>}
        />
      )}
      {ids.length === 0 && !isSearch && ['none', 'loading'].includes(everybody.status) && (
        <SkeletonRows rows={10} />
      )}
    </div>
  );
}
