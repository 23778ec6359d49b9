import type { Caller, InProcess } from '../inProcess';

export interface KeptEvent {
  account_id: string | null;
  action: string;
  entity: string;
  row_id: string | null;
  subjects: string[];
  details: Record<string, unknown>;
}

/** The audit's table as it is, once what was seen until now is in it. */
export async function keptEvents(server: InProcess, admin: Caller, after = 0): Promise<KeptEvent[]> {
  // Asking for the log writes what waits.
  const answer = await admin.get('/api/audit?limit=1');
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return server.sql<KeptEvent & { id: string }>(
    `select account_id, action, entity, row_id, subjects, details from audit_event
      where id > $1 and action not in ('signedIn', 'updated') order by id`,
    [after],
  );
}

/** What the table holds already. */
export async function lastEvent(server: InProcess): Promise<number> {
  const [row] = await server.sql<{ id: string }>('select coalesce(max(id), 0) as id from audit_event');
  return Number(row?.id ?? 0);
}

/** What happens while `work` runs, as long as all before it was asked for in the same way. */
export async function eventsOf(server: InProcess, admin: Caller, work: () => Promise<unknown>) {
  const before = await lastEvent(server);
  await work();
  return keptEvents(server, admin, before);
}
