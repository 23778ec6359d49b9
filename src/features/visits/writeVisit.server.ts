import { sql } from 'kysely';
import type { FastifyRequest } from 'fastify';
import { LockstepError } from '@/domain/errors';
import { shownTo } from '@/domain/fieldPolicy';
import type { Id } from '@/domain/primitives';
import { illegalStatus } from '@/domain/statusFlow';
import { signedIn } from '@/server/accessControl';
import type { ApiRow, EntityTable, StoredRow } from '@/server/database/entityTable';
import type { RequestContext, Transaction } from '@/server/database/practiceTransaction';
import { changedByOthers, refuseEdit } from '@/server/editConflict';
import type { Answer } from '@/server/mutation';
import { changeRow, createRow, lockRow } from '@/server/rowChange';
import type { RuledWrite } from '@/server/ruledWrite';
import { type CompleteVisit, stepsToCompleted, usedAtVisit, type VisitPart } from './visit';

/** Takes an amount of one thing; made by whoever keeps the stock. */
export type AdjustStock = (
  transaction: Transaction,
  table: EntityTable,
  change: { id: Id; amount: number; reason: string | null; appointmentId: Id | null },
) => Promise<ApiRow>;

/** One of the entities that a visit writes, under its own rules. */
export interface RuledTable {
  table: EntityTable;
  ruled: RuledWrite;
}

export interface VisitWrite {
  request: FastifyRequest;
  context: RequestContext;
  /** Of the appointment. */
  id: Id;
  /** What `If-Match` names; null: whatever it is now. */
  rev: number | null;
  visit: CompleteVisit;
  appointment: RuledTable;
  treatment: RuledTable;
  invoice: RuledTable;
  item: RuledTable;
  movement: EntityTable;
  adjustStock: AdjustStock;
  newId(): string;
  /** Told before each part is written: what is refused from then on is refused of it. */
  at(part: VisitPart): void;
}

export interface WrittenVisit {
  /** As it is answered to whoever completed it. */
  appointment: Answer;
  treatment: ApiRow | null;
  invoice: ApiRow;
  movements: ApiRow[];
}

/** What the other parts of a visit are made of: a change of one of them meanwhile is a conflict. */
const visitFields = ['status', 'patientId', 'staffId', 'serviceId'];

/**
 * Writes all that a visit leaves behind, each row under its own policy and rules. The feed tells them in the order in which
 * they are written here, so whoever follows it never sees a visit that is completed, or its note, without what belongs to it.
 * @throws LockstepError whatever refuses one of them
 */
export async function writeVisit(transaction: Transaction, write: VisitWrite): Promise<WrittenVisit> {
  const { visit } = write;
  write.at({ kind: 'appointment' });
  const row = await completable(transaction, write);
  const movements = await takeStock(transaction, write);
  write.at({ kind: 'invoice' });
  const invoice = await createRow(transaction, {
    ...write.invoice,
    request: write.request,
    draft: drafted(write.invoice.table, write, {
      patientId: row['patientId'],
      appointmentId: row.id,
      status: visit.issue ? 'open' : 'draft',
      dueOn: visit.dueOn ?? null,
      lines: visit.lines ?? (await serviceLines(transaction, String(row['serviceId']))),
    }),
  });
  write.at({ kind: 'note' });
  const treatment = visit.note ? await createNote(transaction, write, row) : null;
  write.at({ kind: 'appointment' });
  return { appointment: await complete(transaction, write, row), treatment, invoice, movements };
}

/** The appointment, locked, if this visit may be completed by whoever asks. */
async function completable(transaction: Transaction, write: VisitWrite): Promise<ApiRow> {
  const { table, ruled } = write.appointment;
  const row = await lockRow(transaction, table, write.request, write.id, 'change');
  if (write.rev !== null) {
    const others = await changedByOthers(transaction, table, row, write.rev, write.context.client);
    const clash = visitFields.filter((field) => !others || others.has(table.column(field)));
    if (clash.length > 0) refuseEdit(shownTo(table.entity, signedIn(write.request).user.role, row), clash);
  }
  const status = String(row['status']);
  if (status === 'completed') throw illegalStatus(status, 'completed', []);
  // The first step's refusal comes before that of any other part, and names what would be legal.
  await ruled.check(transaction, row, { ...row, status: stepsToCompleted(status)[0] });
  return row;
}

async function complete(transaction: Transaction, write: VisitWrite, before: ApiRow): Promise<Answer> {
  const { request, context, id, appointment } = write;
  const step = (status: string) =>
    changeRow(transaction, context, { ...appointment, request, id, rev: null, patchOf: () => ({ status }) });
  const [first, ...rest] = stepsToCompleted(String(before['status']));
  let answer = await step(first);
  for (const status of rest) answer = await step(status);
  return answer;
}

/** Always in the same order of things, so that two visits that use the same ones wait for each other and no more. */
async function takeStock(transaction: Transaction, write: VisitWrite): Promise<ApiRow[]> {
  const { visit, item, movement, request, id: appointmentId } = write;
  const used = (visit.stock ?? [])
    .map((one, place) => ({ ...one, place }))
    .toSorted((a, b) => (a.itemId < b.itemId ? -1 : a.itemId > b.itemId ? 1 : a.place - b.place));
  for (const { itemId, amount, place } of used) {
    write.at({ kind: 'stock', place });
    await lockRow(transaction, item.table, request, itemId, 'change');
    const change = { id: itemId, amount: -amount, reason: usedAtVisit, appointmentId };
    await write.adjustStock(transaction, item.table, change);
  }
  if (used.length === 0) return [];
  // Those of this very transaction: its rows are stamped with when it began.
  const moved = await transaction.rows<{ row: StoredRow }>(sql`
    select to_jsonb(m) as row from ${movement.name} m
     where appointment_id = ${appointmentId}::uuid and created_at = now() order by id`);
  return moved.map(({ row }) => movement.decode(row));
}

async function serviceLines(transaction: Transaction, serviceId: string): Promise<CompleteVisit['lines']> {
  const [service] = await transaction.rows<{ name: string; price_cents: number }>(sql`
    select name, price_cents::int from service where id = ${serviceId}::uuid`);
  if (!service) throw new Error('An appointment has no service');
  return [
    { description: service.name, quantity: 1, unitCents: service.price_cents },
  ] as CompleteVisit['lines'];
}

async function createNote(transaction: Transaction, write: VisitWrite, row: ApiRow): Promise<ApiRow> {
  const { treatment, visit, request } = write;
  const [time] = await transaction.rows<{ at: Date }>(sql`
    select least(date_trunc('milliseconds', now()), ${row['startsAt']}::timestamptz) as at`);
  return createRow(transaction, {
    ...treatment,
    request,
    draft: drafted(treatment.table, write, {
      patientId: row['patientId'],
      appointmentId: row.id,
      staffId: row['staffId'],
      performedAt: time?.at.toISOString(),
      ...visit.note,
    }),
  });
}

/** What was given as a whole draft of its entity. @throws LockstepError `invalid_fields` */
function drafted({ entity }: EntityTable, { newId }: VisitWrite, given: Record<string, unknown>) {
  const draft = entity.draft.safeParse(given);
  if (draft.success) return { ...draft.data, id: newId() };
  throw new LockstepError('invalid_fields', {
    detail: 'Some fields are not right. Nothing was changed.',
    fields: draft.error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message })),
  });
}
