import { useToastsOf, whereWords } from '@/dashboards/useToastsOf';
import type { Id } from '@/domain/primitives';
import type { NamedRow, RecordKind } from './recordKind';

const words = { created: 'added', updated: 'changed', deleted: 'deleted' } as const;

/** Names what somebody else changes in this list. @param isShown whether this row is on the screen */
export function useRecordToasts({ slice }: RecordKind, isShown: (id: Id) => boolean): void {
  useToastsOf(slice.entity.path, (change) => {
    const { id, op, row } = change.event;
    if (op !== 'created' && !isShown(id)) return null;
    const named = (row ?? change.before) as NamedRow | undefined;
    return named ? `${named.name} ${words[op]} ${whereWords(change)}` : null;
  });
}
