import { useEffect, useRef, useState } from 'react';
import type { Id } from '@/domain/primitives';
import { useRow } from '@/store/hooks';
import { useSession } from '@/ui/sessionContext';
import { showDone, showOthers, showRefused } from '@/ui/toasts';
import { importSlice } from './importSlice';
import { endWords, type RowWords } from './importWords';
import type { ImportControl } from './useImport';

/** Says, once, how an import ended that was seen running. */
export function useImportEnd({ running }: ImportControl, words: RowWords): void {
  const { user } = useSession();
  const [seen, setSeen] = useState<Id | null>(null);
  if (running && running.id !== seen) setSeen(running.id);
  const told = useRef<Id | null>(null);
  const job = useRow(importSlice, seen ?? '');
  useEffect(() => {
    if (!job || told.current === job.id || (job.status !== 'done' && job.status !== 'failed')) return;
    told.current = job.id;
    const text = endWords(job, words);
    if (job.status === 'failed') showRefused(text, { detail: job.problems.at(-1)?.message ?? '' });
    else if (job.author === user.name) showDone(text);
    else showOthers(text);
  }, [job, words, user.name]);
}
