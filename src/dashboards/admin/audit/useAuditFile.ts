import { useCallback, useState } from 'react';
import { dayOfInstant, wallTimeOfInstant } from '@/domain/calendar';
import type { AuditEntry, AuditQuery } from '@/features/audit/auditEntry';
import { useAuditPages } from '@/features/audit/useAuditPages';
import { csvText } from '@/features/imports/csvText';
import { useSession, useWords } from '@/ui/sessionContext';
import { showRefused } from '@/ui/toasts';
import { actionWords, actorWords, entityWords, fieldWords, placeWords } from './auditWords';

const columns = [
  { field: 'day', label: 'Day' },
  { field: 'time', label: 'Time' },
  { field: 'who', label: 'Who' },
  { field: 'action', label: 'Did' },
  { field: 'what', label: 'What' },
  { field: 'id', label: 'Id' },
  { field: 'fields', label: 'Fields' },
  { field: 'place', label: 'From' },
];

/** Saves all of the log that a question asks for as a CSV file. What a spreadsheet would run is guarded. */
export function useAuditFile(): { save(query: AuditQuery): Promise<void>; isBusy: boolean } {
  const pages = useAuditPages();
  const { timeZone } = useSession().practice;
  const { client } = useWords();
  const [isBusy, setBusy] = useState(false);

  const rowOf = useCallback(
    (entry: AuditEntry) => {
      const at = Date.parse(entry.at);
      return {
        day: dayOfInstant(at, timeZone),
        time: wallTimeOfInstant(at, timeZone),
        who: actorWords(entry),
        action: actionWords(entry.action),
        what: entityWords(entry.entity, client.one),
        id: entry.rowId,
        fields: fieldWords(entry.fields),
        place: placeWords(entry),
      };
    },
    [timeZone, client],
  );

  const save = useCallback(
    async (query: AuditQuery) => {
      setBusy(true);
      const result = await textOf(pages(query), rowOf).catch((error: unknown) => error);
      setBusy(false);
      if (Array.isArray(result)) {
        saveFile(new Blob(result as string[], { type: 'text/csv;charset=utf-8' }), 'audit.csv');
      } else showRefused('Nothing was exported', result instanceof Error ? result : {});
    },
    [pages, rowOf],
  );
  return { save, isBusy };
}

async function textOf<T>(
  pages: AsyncIterable<readonly T[]>,
  rowOf: (one: T) => Record<string, unknown>,
): Promise<string[]> {
  async function* rows() {
    for await (const page of pages) yield page.map(rowOf);
  }
  const parts: string[] = [];
  for await (const text of csvText(columns, rows())) parts.push(text);
  return parts;
}

function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
