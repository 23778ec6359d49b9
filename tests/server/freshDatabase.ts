import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase, type Database } from '@/server/database/openDatabase';

export interface FreshDatabase {
  url: string;
  database: Database;
  /** Plain SQL as the owner of everything: what somebody at a PostgreSQL prompt would do. */
  sql<R extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>;
  drop(): Promise<void>;
}

/** A migrated, empty database of its own. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const template = new URL(inject('templateUrl'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onCluster(template, `create database ${name} template ${template.pathname.slice(1)}`);
  const url = new URL(template);
  url.pathname = `/${name}`;
  const database = openDatabase({ url: url.href });
  return {
    url: url.href,
    database,
    sql: (text, values = []) =>
      database.withClient(async (client) => (await client.query(text, values)).rows),
    async drop() {
      await database.close();
      await onCluster(template, `drop database ${name} with (force)`);
    },
  };
}

async function onCluster(template: URL, statement: string): Promise<void> {
  const url = new URL(template);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    // Two copies of one template at once disturb each other; one after the other they do not.
    await client.query('select pg_advisory_lock(1)');
    await client.query(statement);
  } finally {
    await client.end();
  }
}
