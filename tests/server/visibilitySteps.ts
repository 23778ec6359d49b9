import * as fc from 'fast-check';
import pg from 'pg';
import { v7 } from 'uuid';
import { scopeOf, type Action, type Viewer } from '@/domain/policy';
import type { EntityTable } from '@/server/database/entityTable';
import type { Caller, InProcess } from './inProcess';
import type { TestPractice } from './practice';
import { sampleOf } from './samples';

export const kinds = ['create', 'change', 'move', 'delete', 'sweep'] as const;
export type Kind = (typeof kinds)[number];

/** One thing that happens to rows of one entity. */
export interface Step {
  kind: Kind;
  /** Which row, which field, whose: taken by remainder. */
  pick: number;
  /** How it comes to the database: by a request of somebody who may, or by plain SQL. */
  by: 'request' | 'sql';
  /** In the viewers' practice, or in another one, of which they must notice nothing. */
  where: 'here' | 'elsewhere';
}

export const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds, 'create', 'move'),
  pick: fc.nat(10_000),
  by: fc.constantFrom('request', 'sql'),
  where: fc.constantFrom('here', 'here', 'here', 'here', 'elsewhere'),
});

export interface Stepper {
  /** @returns whether it happened: what a rule of the entity refuses does not */
  take(step: Step): Promise<boolean>;
  /** Takes away every row that steps made. */
  clear(): Promise<void>;
}

export interface StepperOptions {
  server: InProcess;
  table: EntityTable;
  here: TestPractice;
  elsewhere: TestPractice;
  /** Those who write here by requests, with what they are. */
  writers: readonly { caller: Caller; viewer: Viewer }[];
}

/** Takes steps with the rows of one entity, whichever it is: what it needs to know are definition and sample. */
export function stepper({ server, table, here, elsewhere, writers }: StepperOptions): Stepper {
  const { entity } = table;
  const sample = sampleOf(entity);
  const made = new Map([here, elsewhere].map((practice) => [practice, new Set<string>()]));
  let drafts = 0;

  const set = async (patch: Record<string, unknown>, ids: readonly string[]) => {
    const names = Object.keys(table.encode(patch));
    const columns = names.map((name) => `${name} = r.${name}`).join(', ');
    await server.sql(
      `update ${entity.table} t set ${columns} from jsonb_populate_record(null::${entity.table}, $1) r
        where t.id = any ($2)`,
      [JSON.stringify(table.encode(patch)), ids],
    );
  };
  const bySql = {
    create: (id: string, draft: object, practice: TestPractice) =>
      server.sql(
        `insert into ${entity.table} select * from jsonb_populate_record(null::${entity.table}, $1)`,
        [JSON.stringify({ ...table.encode({ ...draft, id }), practice_id: practice.id })],
      ),
    change: (id: string, patch: Record<string, unknown>) => set(patch, [id]),
    delete: (id: string) => server.sql(`delete from ${entity.table} where id = $1`, [id]),
  };
  const byRequest = async (action: Action, id: string, body: object) => {
    const writer = writers.find(({ viewer }) => scopeOf(entity.policy, action, viewer) === 'all');
    if (!writer) return false;
    const url = `/api/${entity.path}`;
    const answer =
      action === 'create'
        ? await writer.caller.post(url, { ...body, id })
        : action === 'change'
          ? await writer.caller.patch(`${url}/${id}`, body)
          : await writer.caller.delete(`${url}/${id}`);
    if (answer.statusCode >= 500 || answer.statusCode === 400) throw new Error(answer.body);
    return answer.statusCode < 300;
  };

  return {
    async take({ kind, pick, by, where }) {
      const practice = where === 'here' ? here : elsewhere;
      const ids = made.get(practice) ?? new Set();
      const owner = ownerFields(table, practice, pick);
      const fields = Object.entries(sample.changes(practice));
      const change = Object.fromEntries([fields[pick % fields.length] ?? []]);
      const patch = kind === 'move' && Object.keys(owner).length > 0 ? owner : change;
      if (kind === 'sweep') {
        return ids.size > 0 && happens(set({ ...change, ...owner }, [...ids]));
      }
      const existing = [...ids][pick % ids.size];
      const action =
        kind === 'create' || existing === undefined ? 'create' : kind === 'delete' ? 'delete' : 'change';
      const id = action === 'create' ? v7() : (existing ?? '');
      const body = action === 'create' ? { ...sample.draft(practice, ++drafts), ...owner } : patch;
      const happened =
        by === 'request' && where === 'here'
          ? await byRequest(action, id, body)
          : await happens(bySql[action](id, body, practice));
      if (happened && action === 'create') ids.add(id);
      if (happened && action === 'delete') ids.delete(id);
      return happened;
    },
    async clear() {
      const ids = [...made.values()].flatMap((some) => [...some]);
      await server.sql(`delete from ${entity.table} where id = any($1)`, [ids]);
      for (const some of made.values()) some.clear();
    },
  };
}

/** The fields that decide whose a row is, pointing at one of those it can belong to. */
function ownerFields({ entity }: EntityTable, practice: TestPractice, pick: number): Record<string, unknown> {
  const owners = { staffId: [practice.staffId, practice.otherStaffId], patientId: [practice.patientId] };
  const scopes = Object.values(entity.policy.see)
    .filter((scope) => typeof scope === 'object')
    // Whose own row it is never changes.
    .filter(({ field }) => field !== 'id');
  return Object.fromEntries(
    scopes.flatMap(({ field, equals }) => {
      const possible = owners[equals];
      return possible.length > 0 ? [[field, possible[pick % possible.length]]] : [];
    }),
  );
}

/** False if a constraint of the table refused it: integrity_constraint_violation, in all its kinds, or a rule of ours. */
async function happens(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && /^(23|LK)/.test(error.code ?? '')) return false;
    throw error;
  }
}
