import { useCallback, useEffect, useRef, useState } from 'react';
import { LockstepError } from '@/domain/errors';
import { useRuntime } from '@/store/LockstepProvider';
import { type AuditEntry, AuditPage, type AuditQuery, auditSearch } from './auditEntry';

interface Known {
  items: readonly AuditEntry[];
  nextCursor: string | null;
  problem: { code: string; detail: string } | null;
}

export interface AuditReading extends Known {
  /** Nothing was ever there to show. */
  isFirst: boolean;
  isBusy: boolean;
  /** Something was done since it was read: it waits, so that no line moves under somebody's eyes. */
  hasNewer: boolean;
  /** Reads the newest again. */
  readAgain(): void;
  readOlder(): void;
}

/** Where a page of the log lies. @param limit entries in it */
export function auditPath(query: AuditQuery, limit: number, cursor: string | null = null): string {
  const page: [string, string][] = [
    ['limit', String(limit)],
    ...(cursor ? [['cursor', cursor] as [string, string]] : []),
  ];
  return `/audit?${new URLSearchParams([...auditSearch(query), ...page]).toString()}`;
}

/** Where all of it lies that a question asks for, as a file. */
export function auditFileAddress(query: AuditQuery): string {
  return `/api/audit/export.csv?${new URLSearchParams(auditSearch(query)).toString()}`;
}

const pageSize = 100;
const nothing: Known = { items: [], nextCursor: null, problem: null };

/** The log of what was done, page by page, newest first. */
export function useAudit(query: AuditQuery): AuditReading {
  const { calls, committed, slices } = useRuntime();
  const { entity } = query;
  const path = auditPath(query, pageSize);
  const [known, setKnown] = useState({ ...nothing, of: '' });
  const [hasNewer, setNewer] = useState(false);
  const reading = useRef(new AbortController());

  const read = useCallback(
    async (at: string, isOlder: boolean): Promise<void> => {
      reading.current.abort();
      const closing = (reading.current = new AbortController());
      let took: (before: Known) => Known;
      try {
        const { items, nextCursor } = await calls.get(at, AuditPage, closing.signal);
        took = (before) => ({
          items: isOlder ? [...before.items, ...items] : items,
          nextCursor,
          problem: null,
        });
      } catch (error) {
        const problem = whyNot(error);
        took = (before) => ({ ...before, problem });
      }
      if (!closing.signal.aborted) setKnown((before) => ({ ...took(before), of: path }));
    },
    [calls, path],
  );

  useEffect(() => {
    void read(path, false);
    return () => reading.current.abort();
  }, [read, path]);

  useEffect(() => {
    const told = slices.filter(({ entity: { name, isPassing } }) => name === (entity ?? name) && !isPassing);
    const ends = told.map((slice) => committed.listen(slice.entity.eventPrefix, () => setNewer(true)));
    return () => {
      for (const end of ends) end();
    };
  }, [committed, slices, entity]);

  return {
    ...known,
    isFirst: known.of === '',
    isBusy: known.of !== path,
    hasNewer,
    readAgain() {
      setNewer(false);
      void read(path, false);
    },
    readOlder: () => void read(auditPath(query, pageSize, known.nextCursor), true),
  };
}

function whyNot(error: unknown): { code: string; detail: string } {
  if (error instanceof LockstepError) return { code: error.code, detail: error.details.detail };
  return { code: 'offline', detail: 'The server could not be reached.' };
}
