import type { Entity } from './entity';

type About = Pick<Entity, 'path' | 'isPersonal' | 'isSubject' | 'references'>;

/**
 * The field that says whom a row of `entity` is about: `id` of the people themselves, else the reference to them. Null: its
 * rows are about nobody.
 */
export function subjectField(entity: About, entities: readonly About[]): string | null {
  if (entity.isPersonal !== true) return null;
  if (entity.isSubject === true) return 'id';
  const people = entities.filter(({ isSubject }) => isSubject === true).map(({ path }) => path);
  const found = Object.entries(entity.references ?? {}).find(([, path]) => people.includes(path));
  return found?.[0] ?? null;
}
