import type { FreshDatabase } from '../freshDatabase';

/** What the database holds everybody to: policies, triggers and their state, rights, constraints, indexes, functions. */
export async function catalogOf({ sql }: FreshDatabase): Promise<string[]> {
  const lines = await sql<{ line: string }>(`
    select concat_ws(' ', 'policy', tablename, policyname, permissive, roles, cmd, qual, with_check) as line from pg_policies
    union all
    select concat_ws(' ', 'trigger', tgenabled, pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
    union all
    select concat_ws(' ', 'right', table_name, privilege_type, grantee) from information_schema.role_table_grants
     where table_schema = 'public'
    union all
    select concat_ws(' ', 'constraint', conrelid::regclass, conname, convalidated, pg_get_constraintdef(oid))
      from pg_constraint where connamespace = 'public'::regnamespace
    union all
    select concat_ws(' ', 'index', indexdef) from pg_indexes where schemaname = 'public'
    union all
    select concat_ws(' ', 'function', oid::regprocedure, proacl, md5(prosrc), proconfig, prosecdef)
      from pg_proc where pronamespace = 'public'::regnamespace
    union all
    select concat_ws(' ', 'table', relname, relrowsecurity) from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r'
    order by 1`);
  return lines.map(({ line }) => line);
}
