import { v7 } from 'uuid';
import type { ChangeOp } from '@/protocol/change';
import type { TestPractice } from './practice';
import type { Chance } from './seededChance';

export const stormEntities = ['staff', 'availability'] as const;
export type StormEntity = (typeof stormEntities)[number];

/** What the writers know of one practice: ids that are there, as far as they heard, and some that were. */
export interface StormPractice extends Pick<TestPractice, 'id' | 'staffId' | 'otherStaffId'> {
  live: Record<StormEntity, Set<string>>;
  deleted: Record<StormEntity, string[]>;
}

export interface Statement {
  /** Returns `id` and `rev` of every row it really wrote, if it is a write. */
  sql: string;
  write?: { practice: StormPractice; entity: StormEntity; op: ChangeOp };
  /** False if a savepoint takes it back. */
  kept: boolean;
}

export interface StormTransaction {
  statements: Statement[];
  ends: 'commit' | 'rollback';
  /** Each statement a round trip of its own, so that others come in between. */
  stepwise: boolean;
}

/** About how many rows there are at a time: few, so that writers meet on the same ones. */
const wanted: Record<StormEntity, number> = { staff: 15, availability: 60 };

/** One random transaction of a request (bound to one practice) or of the owner (no context, perhaps both practices). */
export function stormTransaction(
  chance: Chance,
  practices: readonly StormPractice[],
  as: 'request' | 'owner',
): StormTransaction {
  const one = chance.pick(practices);
  const reached = as === 'owner' && chance.percent(20) ? practices : practices.filter((each) => each === one);
  const count = chance.percent(75) ? 1 : 2 + chance.below(3);
  // Rows are locked in one order by everybody: deadlocks are PostgreSQL's subject, not this storm's.
  const targets = Array.from({ length: count }, () => target(chance, reached)).toSorted((a, b) =>
    a.key < b.key ? -1 : 1,
  );
  const statements = targets.flatMap(({ practice, entity, id, op }) => {
    const first = {
      sql: sqlOf(chance, practice, entity, op, id),
      write: { practice, entity, op },
      kept: true,
    };
    if (op === 'deleted' || !chance.percent(15)) return [first];
    const then = chance.percent(50) ? 'updated' : 'deleted';
    const sql = sqlOf(chance, practice, entity, then, id);
    return [first, { sql, write: { practice, entity, op: then }, kept: true } as const];
  });
  return {
    statements: [begin(as, one), ...(chance.percent(15) ? withSavepoint(chance, statements) : statements)],
    ends: chance.percent(8) ? 'rollback' : 'commit',
    stepwise: chance.percent(15),
  };
}

function begin(as: 'request' | 'owner', practice: StormPractice | undefined): Statement {
  const settings = Object.entries({
    role: 'lockstep_app',
    'lockstep.practice_id': practice?.id ?? '',
    'lockstep.account_id': v7(),
    'lockstep.client': v7(),
  }).map(([name, value]) => `set_config('${name}', '${value}', true)`);
  return { sql: as === 'owner' ? 'begin' : `begin; select ${settings.join(', ')}`, kept: true };
}

/** Some of the statements are taken back, or a savepoint is released, which must change nothing. */
function withSavepoint(chance: Chance, statements: Statement[]): Statement[] {
  const from = chance.below(statements.length);
  const to = from + 1 + chance.below(statements.length - from);
  const back = chance.percent(70);
  return [
    ...statements.slice(0, from),
    { sql: 'savepoint here', kept: true },
    ...statements.slice(from, to).map((one) => ({ ...one, kept: !back })),
    { sql: `${back ? 'rollback to' : 'release'} savepoint here`, kept: true },
    ...statements.slice(to),
  ];
}

function target(chance: Chance, practices: readonly StormPractice[]) {
  const practice = chance.pick(practices);
  if (!practice) throw new Error('A storm needs a practice');
  const entity: StormEntity = chance.percent(25) ? 'staff' : 'availability';
  const live = [...practice.live[entity]];
  const many = live.length > wanted[entity];
  const dice = chance.fraction();
  const [creates, deletes] = many ? [0.15, 0.4] : [0.5, 0.1];
  const existing = chance.pick(live);
  let op: ChangeOp = dice < creates ? 'created' : dice < creates + deletes ? 'deleted' : 'updated';
  let id = existing ?? v7();
  if (existing === undefined || op === 'created') {
    op = 'created';
    // An id that was used before is refused, often only by the commit: its position must not be missing then.
    id = (chance.percent(3) && chance.pick(practice.deleted[entity])) || v7();
  }
  return { practice, entity, id, op, key: `${practice.id} ${entity} ${id}` };
}

function sqlOf(
  chance: Chance,
  practice: StormPractice,
  entity: StormEntity,
  op: ChangeOp,
  id: string,
): string {
  const where = `where id = '${id}' returning id, rev`;
  if (op === 'deleted') return `delete from ${entity} ${where}`;
  if (op === 'updated') return `update ${entity} set ${changeOf(chance, practice, entity)} ${where}`;
  return entity === 'staff'
    ? `insert into staff (practice_id, id, name, role, colour, service_ids, is_active)
       values ('${practice.id}', '${id}', 'Somebody', 'assistant', '#0f766e', '{}', true) returning id, rev`
    : `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
       values ('${practice.id}', '${id}', '${practice.staffId}', '2026-11-24', '09:00', '12:00', true)
       returning id, rev`;
}

function changeOf(chance: Chance, practice: StormPractice, entity: StormEntity): string {
  // Changes nothing, so it must not be told.
  if (chance.percent(10)) return 'is_active = is_active';
  if (chance.percent(40)) return 'is_active = not is_active';
  if (entity === 'staff') return `name = 'Somebody ${chance.below(1000)}'`;
  if (chance.percent(40))
    return `staff_id = '${chance.percent(50) ? practice.staffId : practice.otherStaffId}'`;
  return `end_time = '${13 + chance.below(10)}:${10 + chance.below(50)}'`;
}
