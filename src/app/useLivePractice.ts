import { useEffect, useMemo, useRef } from 'react';
import { practiceSettingsSlice } from '@/features/settings/practiceSettingsSlice';
import type { Practice, SessionInfo } from '@/protocol/session';
import { useLoaded, useRow } from '@/store/hooks';
import { useDataSync } from '@/store/useDataSync';

/**
 * The session with its practice as it is set now. What it was when this tab was signed in stands until the row is there;
 * from then on every change comes as any row's does, and nothing of what somebody is doing is lost.
 */
export function useLivePractice(session: SessionInfo): SessionInfo {
  const { id } = session.practice;
  useLoaded(practiceSettingsSlice, {});
  const row = useRow(practiceSettingsSlice, id);
  const practice = useMemo((): Practice => {
    if (!row) return session.practice;
    const { rev: _rev, createdAt: _createdAt, updatedAt: _updatedAt, ...settings } = row;
    return settings;
  }, [row, session]);
  useDaysAnew(practice.timeZone);
  return useMemo(() => ({ ...session, practice }), [session, practice]);
}

/** In another zone the days of every list are other hours: what the screens show is read again. */
function useDaysAnew(timeZone: string): void {
  const { refreshAll } = useDataSync();
  const before = useRef(timeZone);
  useEffect(() => {
    if (before.current === timeZone) return;
    before.current = timeZone;
    void refreshAll();
  }, [timeZone, refreshAll]);
}
