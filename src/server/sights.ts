import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Id } from '@/domain/primitives';
import type { EntityTable } from './database/entityTable';
import type { RequestContext } from './database/practiceTransaction';
import { readContext } from './writeContext';

/** `denied`: it was asked for and not shown. */
export type SightKind = 'opened' | 'listed' | 'searched' | 'followed' | 'denied';

/** What one answer showed of rows that are about people: ids and names of fields, never what a field holds. */
export interface Sight {
  kind: SightKind;
  /** Name of the entity; `feed` for all that is followed. */
  entity: string;
  /** The one row it was about. */
  rowId: string | null;
  /** Whom the rows are about. */
  subjects: readonly string[];
  /** How many rows were shown. */
  rows: number;
  /** Names of the fields a list was asked by; of the entities that are followed. */
  fields: readonly string[];
  /** Which session follows; it is compared with, and kept nowhere. */
  session?: string;
}

/** Told of each sight, once the answer is made. It takes no time of the answer's, and never throws. */
export type TakeSight = (context: RequestContext, sight: Sight) => void;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Name of the entity that this route shows; who is refused here is told as `denied`. */
    shows?: string;
  }
  interface FastifyInstance {
    takeSight: TakeSight;
  }
}

/** Makes `takeSight` known to all routes, and tells it who was refused. */
export function watchSights(app: FastifyInstance, tables: readonly EntityTable[], take: TakeSight): void {
  const tableOf = new Map(tables.map((table) => [table.entity.name, table]));
  app.decorate('takeSight', take);
  app.addHook('onResponse', (request, reply, done) => {
    done();
    const { shows } = request.routeOptions.config;
    const isRefused = reply.statusCode === 403 || reply.statusCode === 404;
    if (shows === undefined || !isRefused || request.session === null) return;
    if ((tableOf.get(shows)?.subjectField ?? null) === null) return;
    const id = Id.safeParse((request.params as { id?: unknown } | null)?.id);
    take(readContext(request), {
      kind: 'denied',
      entity: shows,
      rowId: id.data ?? null,
      subjects: [],
      rows: 0,
      fields: [],
    });
  });
}

/** As much of a row as says which one it is, and whom it is about. */
type SeenRow = { id: string } & Readonly<Record<string, unknown>>;

interface Shown {
  kind: 'opened' | 'listed' | 'searched';
  /** Names of the fields that were asked by. */
  fields?: readonly string[];
}

/** The sight of these rows; null where they are about nobody. */
export function sightOf(
  table: EntityTable,
  rows: readonly SeenRow[],
  { kind, fields = [] }: Shown,
): Sight | null {
  const { subjectField } = table;
  if (subjectField === null) return null;
  const subjects = new Set(rows.map((row) => row[subjectField]).filter((id) => typeof id === 'string'));
  const rowId = kind === 'opened' ? (rows[0]?.id ?? null) : null;
  return { kind, entity: table.entity.name, rowId, subjects: [...subjects], rows: rows.length, fields };
}

/** Says that a request is answered with these rows. */
export function tellShown(
  request: FastifyRequest,
  table: EntityTable,
  rows: readonly SeenRow[],
  shown: Shown,
): void {
  const sight = sightOf(table, rows, shown);
  if (sight) request.server.takeSight(readContext(request), sight);
}
