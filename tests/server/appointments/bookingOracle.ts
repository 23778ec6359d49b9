import { containsInterval, type Interval } from '@/domain/interval';
import { instantAt } from '@/domain/practiceTime';
import type { Day, WallTime } from '@/domain/primitives';
import type { FreshDatabase } from '../freshDatabase';

type Row = Record<string, unknown>;
interface Line {
  seq: string;
  entity: string;
  op: string;
  id: string;
  row: Row | null;
  actor: string | null;
}

export interface OracleReport {
  /** What should not have been possible, in the feed's order. */
  wrong: string[];
  /** How many placements were judged. */
  placements: number;
}

/**
 * Plays the log again, one change after the other in commit order, and judges each placement by what stood there just then:
 * in availability, over no other appointment, over nobody else's hold. It shares nothing with the database's own checks.
 */
export async function judgeBookings(
  sql: FreshDatabase['sql'],
  buffers: ReadonlyMap<string, { before: number; after: number }>,
  timeZone: string,
): Promise<OracleReport> {
  const lines = await sql<Line & { [column: string]: unknown }>(
    'select seq, entity, op, id, row, actor from change_log order by seq',
  );
  const rows = {
    availability: new Map<string, Row>(),
    appointment: new Map<string, Row>(),
    hold: new Map<string, Row>(),
  };
  for (const row of await sql<Row>(`select to_jsonb(a) as row from availability a where not exists (
      select from change_log c where c.id = a.id)`))
    rows.availability.set(String((row['row'] as Row)['id']), row['row'] as Row);

  const report: OracleReport = { wrong: [], placements: 0 };
  for (const { seq, entity, id, row, actor } of lines) {
    if (entity !== 'availability' && entity !== 'appointment' && entity !== 'hold') continue;
    const before = rows[entity].get(id);
    if (row === null) {
      rows[entity].delete(id);
      continue;
    }
    rows[entity].set(id, row);
    if (entity === 'availability' || !isPlaced(before, row)) continue;
    report.placements++;
    const judged = entity === 'hold' || row['overbook_reason'] === null;
    if (!judged) continue;
    const say = (what: string) => report.wrong.push(`${seq} ${entity} ${id} ${what}`);
    if (!containsInterval(openFor(rows.availability, row, timeZone), times(row))) say('outside availability');
    for (const other of rows.appointment.values())
      if (other['id'] !== id && isActive(other) && collide(other, row, buffers))
        say(`over appointment ${String(other['id'])}`);
    for (const other of rows.hold.values())
      if (other['id'] !== id && other['account_id'] !== actor && collide(other, row, buffers))
        say(`over hold ${String(other['id'])}`);
  }
  return report;
}

function isActive(row: Row): boolean {
  return row['status'] !== 'cancelled' && row['status'] !== 'noShow';
}

/** Whether it takes up time where it took up none before. */
function isPlaced(before: Row | undefined, row: Row): boolean {
  if (!isActive(row)) return false;
  if (!before || !isActive(before)) return true;
  return ['staff_id', 'starts_at', 'ends_at', 'service_id'].some((column) => before[column] !== row[column]);
}

function times(row: Row): Interval {
  return { start: Date.parse(String(row['starts_at'])), end: Date.parse(String(row['ends_at'])) };
}

function collide(a: Row, b: Row, buffers: ReadonlyMap<string, { before: number; after: number }>): boolean {
  if (a['staff_id'] !== b['staff_id']) return false;
  const [one, other] = [a, b].map((row) => {
    const { before, after } = buffers.get(String(row['service_id'])) ?? { before: 0, after: 0 };
    const { start, end } = times(row);
    return { start: start - before * 60_000, end: end + after * 60_000 };
  });
  return one !== undefined && other !== undefined && one.start < other.end && other.start < one.end;
}

function openFor(availability: ReadonlyMap<string, Row>, row: Row, timeZone: string): Interval[] {
  return [...availability.values()]
    .filter((one) => one['staff_id'] === row['staff_id'] && one['is_active'] === true)
    .map((one) => {
      const at = (column: string) =>
        instantAt(String(one['date']) as Day, String(one[column]).slice(0, 5) as WallTime, timeZone);
      return { start: at('start_time'), end: at('end_time') };
    });
}
