import { useCallback, useEffect, useRef, useState } from 'react';
import type { LockstepError } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import { useAppDispatch, useLoaded, useRowsBy } from '@/store/hooks';
import { useSession } from '@/ui/sessionContext';
import { showRefused } from '@/ui/toasts';
import type { ImportJob } from './importJob';
import type { ImportFormat, ImportSubject } from './importParts';
import type { ImportReport, PreviewRow } from './importReport';
import { cancelImport, checkFile, fetchPreview, importSlice, runImport } from './importSlice';

/** Where a file stands that somebody brings in. */
export type ImportStage =
  | { kind: 'choosing' }
  | { kind: 'sending'; part: number }
  | { kind: 'refused'; problem: LockstepError }
  | { kind: 'broken'; report: ImportReport }
  | { kind: 'job'; job: ImportJob; rows: readonly PreviewRow[] | null };

export interface ImportControl {
  subject: ImportSubject;
  stage: ImportStage;
  /** The job that runs, whoever began it. */
  running: ImportJob | null;
  send(file: Blob, format: ImportFormat): void;
  run(duplicates: ImportJob['duplicates']): void;
  /** Stays with this job to its end, also where somebody else began it. */
  follow(job: ImportJob): void;
  /** Forgets what was chosen: back to the beginning. */
  restart(): void;
}

/**
 * One import of a kind, from choosing the file to its end. What was read or runs is found again after a reload, since the server
 * keeps it; whatever runs is what is shown.
 */
export function useImport(subject: ImportSubject): ImportControl {
  const dispatch = useAppDispatch();
  const { user } = useSession();
  useLoaded(importSlice, { subject });
  const jobs = useRowsBy(importSlice, 'subject', subject);
  const [local, setLocal] = useState<Exclude<ImportStage, { kind: 'job' }>>({ kind: 'choosing' });
  const [chosen, setChosen] = useState<ImportJob | null>(null);
  const sending = useRef<AbortController | null>(null);
  useEffect(() => () => sending.current?.abort(), []);

  const running = jobs.find(({ status }) => status === 'running') ?? null;
  const waiting = jobs.find(({ status, author }) => status === 'checked' && author === user.name) ?? null;
  const followed = chosen && (jobs.find(({ id }) => id === chosen.id) ?? chosen);
  const job = followed ?? running ?? (local.kind === 'choosing' ? waiting : null);
  const [rows, keepRows] = usePreview(job);

  const restart = useCallback(() => {
    sending.current?.abort();
    if (job?.status === 'checked') void dispatch(cancelImport(job.id));
    setChosen(null);
    setLocal({ kind: 'choosing' });
  }, [dispatch, job]);

  return {
    subject,
    running,
    stage: job && job.status !== 'cancelled' ? { kind: 'job', job, rows } : local,
    restart,
    follow: setChosen,
    send(file, format) {
      const aborting = new AbortController();
      sending.current?.abort();
      sending.current = aborting;
      setLocal({ kind: 'sending', part: 0 });
      const { signal } = aborting;
      const onProgress = (part: number) => {
        if (!signal.aborted) setLocal({ kind: 'sending', part });
      };
      void dispatch(checkFile({ file, subject, format }, { signal, onProgress })).then((result) => {
        if (signal.aborted) return;
        if (!result.ok) return setLocal({ kind: 'refused', problem: result.problem });
        const { job: read, rows: first } = result.answer;
        if (!read) return setLocal({ kind: 'broken', report: result.answer });
        keepRows(read.id, first);
        setChosen(read);
        setLocal({ kind: 'choosing' });
      });
    },
    run(duplicates) {
      if (!job) return;
      setChosen(job);
      void dispatch(runImport(job.id, duplicates)).then((result) => {
        if (!result.ok) showRefused('It was not imported', result.problem.details);
      });
    },
  };
}

/** The first rows of a file that waits: told with its answer, or asked for after a reload. */
function usePreview(
  job: ImportJob | null,
): [readonly PreviewRow[] | null, (id: Id, rows: readonly PreviewRow[]) => void] {
  const dispatch = useAppDispatch();
  const [known, setKnown] = useState<{ id: Id; rows: readonly PreviewRow[] } | null>(null);
  const wanted = job?.status === 'checked' ? job.id : null;
  const isKnown = known !== null && known.id === wanted;
  useEffect(() => {
    if (wanted === null || isKnown) return;
    let isOver = false;
    void dispatch(fetchPreview(wanted)).then((rows) => {
      if (!isOver && rows) setKnown({ id: wanted, rows });
    });
    return () => {
      isOver = true;
    };
  }, [dispatch, wanted, isKnown]);
  const keep = useCallback((id: Id, rows: readonly PreviewRow[]) => setKnown({ id, rows }), []);
  return [isKnown ? known.rows : null, keep];
}
