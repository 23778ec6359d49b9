import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Action, Policy, Role } from '@/domain/policy';
import type { EntityTable } from './entityTable';
import type { Database } from './openDatabase';

/** How the database refers to the viewer of a transaction; see `practiceTransaction`. */
const viewerSql = {
  role: "(select current_setting('lockstep.role', true))",
  staffId: "(select nullif(current_setting('lockstep.staff_id', true), '')::uuid)",
  patientId: "(select nullif(current_setting('lockstep.patient_id', true), '')::uuid)",
};

/** Any number that nothing else in the database locks. */
const lockKey = 7_305_002;

/**
 * Makes the database itself hold every request to the entities' policies, by row-level security written out of the very
 * values that lists, feed and push are decided by. Replaces what an earlier build made; does nothing where that is the
 * same. Several nodes may start at once.
 */
export function applyRolePolicies(database: Database, tables: readonly EntityTable[]): Promise<void> {
  return database.withClient(async (client) => {
    await client.query('begin');
    try {
      await writeRolePolicies(client, tables);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  });
}

/** The same within the caller's transaction. */
export async function writeRolePolicies(
  client: pg.ClientBase,
  tables: readonly EntityTable[],
): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [lockKey]);
  const { rows } = await client.query<{ table: string; comment: string }>(
    `select c.relname as "table", obj_description(p.oid, 'pg_policy') as comment
       from pg_policy p join pg_class c on c.oid = p.polrelid where p.polname = 'role_sees'`,
  );
  const applied = new Map(rows.map(({ table, comment }) => [table, comment]));
  const due = new Map(tables.map((table) => [table.entity.table, statementsFor(table)]));
  due.set(logTable, logStatements(tables));
  for (const [name, statements] of due) {
    const hash = createHash('sha256').update(statements.join(';')).digest('hex');
    if (applied.get(name) === hash) continue;
    await client.query(statements.join('; '));
    await client.query(`comment on policy role_sees on ${pg.escapeIdentifier(name)} is '${hash}'`);
  }
}

/**
 * What a role does not see it can't read, change or delete; what it may not make or leave behind is refused. Which of the
 * rows it sees it may change stays the server's to say: here it could only pretend that the row is not there.
 */
function statementsFor({ entity, column }: EntityTable): string[] {
  const on = pg.escapeIdentifier(entity.table);
  const inRow = (field: string, viewer: string) => `${pg.escapeIdentifier(column(field))} = ${viewer}`;
  const reached = (action: Action) => reachedSql(entity.policy, action, inRow);
  const rules = {
    role_sees: `for select to lockstep_app using (${reached('see')})`,
    role_creates: `for insert to lockstep_app with check (${reached('create')})`,
    role_changes: `for update to lockstep_app using (true) with check (${reached('change')})`,
    role_deletes: `for delete to lockstep_app using (${reached('delete')})`,
  };
  return Object.entries(rules).flatMap(([name, rule]) => [
    `drop policy if exists ${name} on ${on}`,
    `create policy ${name} on ${on} as restrictive ${rule}`,
  ]);
}

/** Holds every row that ever was, of every entity: whoever does not see the row, now or before the change, has no line of it. */
const logTable = 'change_log';

function logStatements(tables: readonly EntityTable[]): string[] {
  const lines = tables.map(({ entity, column }) => {
    const inLog = (field: string, viewer: string) => {
      const key = pg.escapeLiteral(column(field));
      return `(${viewer})::text in ("row" ->> ${key}, before ->> ${key})`;
    };
    return `when ${pg.escapeLiteral(entity.name)} then ${reachedSql(entity.policy, 'see', inLog)}`;
  });
  return [
    `drop policy if exists role_sees on ${logTable}`,
    `create policy role_sees on ${logTable} as restrictive for select to lockstep_app
       using (case entity ${lines.join(' ')} else false end)`,
  ];
}

/** @param names whether the field of a row is the viewer's, as a condition */
function reachedSql(
  policy: Policy,
  action: Action,
  names: (field: string, viewer: string) => string,
): string {
  const scopes = Object.entries(policy[action]);
  const everything = scopes.filter(([, scope]) => scope === 'all').map(([role]) => roleLiteral(role as Role));
  const own = scopes.flatMap(([role, scope]) =>
    typeof scope === 'object'
      ? [
          `(${viewerSql.role} = ${roleLiteral(role as Role)} and ` +
            `${names(scope.field, viewerSql[scope.equals])})`,
        ]
      : [],
  );
  const all = everything.length > 0 ? [`${viewerSql.role} in (${everything.join(', ')})`] : [];
  return [...all, ...own].join(' or ') || 'false';
}

const roleLiteral = (role: Role) => pg.escapeLiteral(role);
