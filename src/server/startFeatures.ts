import type { FastifyInstance } from 'fastify';
import type { EntityTable } from './database/entityTable';
import type { TakeSight } from './sights';
import type { FeatureTools, MakeServerFeature, ServerFeature, WriteRules } from './serverFeature';

type Tools = Omit<FeatureTools, 'tableOf' | 'rulesOf' | 'onError' | 'takeSight' | 'tables'>;

/** Makes what features add to this server. */
export function startFeatures(
  { features, ...tools }: Tools & { features: readonly MakeServerFeature[] },
  tables: readonly EntityTable[],
  onError: (error: unknown) => void,
) {
  const tableOf = (name: string): EntityTable => {
    const found = tables.find(({ entity }) => entity.name === name);
    if (!found) throw new Error(`There is no entity ${name}`);
    return found;
  };
  const { database, clock, scheduler, ids, random, sessionIdleMs } = tools;
  const made: ServerFeature[] = [];
  const rulesOf = (name: string): WriteRules | undefined =>
    made.map(({ rules }) => rules?.[name]).find((rules) => rules !== undefined);
  const takeSight: TakeSight = (context, sight) => {
    for (const { keepSight } of made) keepSight?.(context, sight);
  };
  for (const make of features)
    made.push(
      make({
        database,
        clock,
        scheduler,
        ids,
        random,
        sessionIdleMs,
        tableOf,
        rulesOf,
        onError,
        takeSight,
        tables,
      }),
    );
  return {
    rulesOf: ({ entity }: EntityTable) => rulesOf(entity.name),
    takeSight,
    addRoutes(app: FastifyInstance): void {
      for (const { routes } of made) routes?.(app);
    },
    async close(): Promise<void> {
      for (const { close } of made) await close?.();
    },
  };
}
