import { useCallback } from 'react';
import { useRuntime } from '@/store/LockstepProvider';
import { type AuditEntry, AuditPage, type AuditQuery } from './auditEntry';
import { auditPath } from './useAudit';

const pageSize = 500;

/** Reads all of the log that a question asks for, page by page. @throws LockstepError if it is refused */
export function useAuditPages(): (query: AuditQuery) => AsyncGenerator<readonly AuditEntry[]> {
  const { calls } = useRuntime();
  return useCallback(
    async function* pages(query: AuditQuery) {
      for (let cursor: string | null = null, isFirst = true; isFirst || cursor; isFirst = false) {
        const page: AuditPage = await calls.get(auditPath(query, pageSize, cursor), AuditPage);
        yield page.items;
        cursor = page.nextCursor;
      }
    },
    [calls],
  );
}
