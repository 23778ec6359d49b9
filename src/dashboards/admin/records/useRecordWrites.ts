import { useMemo } from 'react';
import { useAppDispatch } from '@/store/hooks';
import type { WriteResult } from '@/store/thunk';
import { showDone, showRefused } from '@/ui/toasts';
import type { NamedRow, RecordKind } from './recordKind';

type Values = Readonly<Record<string, unknown>>;

export interface RecordWrites {
  /** Says so if it was added; what refused it is the form's to show. */
  add(draft: Values): Promise<WriteResult<NamedRow>>;
  /** Says what was changed, which is done already. @param before the changed fields as they were */
  changed(row: NamedRow, before: Values): void;
  setActive(row: NamedRow, isActive: boolean): void;
}

/** Writes of one kind of record, told to the person and undone on demand. */
export function useRecordWrites({ slice }: RecordKind): RecordWrites {
  const dispatch = useAppDispatch();
  return useMemo(() => {
    const { thunks } = slice;
    async function put(row: NamedRow, patch: Values): Promise<void> {
      const result = await dispatch(thunks.update(row.id, patch as Partial<NamedRow>));
      if (!result.ok) showRefused(`Not changed: ${row.name}`, result.problem);
    }
    const writes: RecordWrites = {
      async add(draft) {
        const result = await dispatch(thunks.create(draft as unknown as NamedRow));
        if (result.ok) showDone(`${String(draft['name'])} added`);
        return result;
      },
      changed(row, before) {
        showDone(`${row.name} changed`, { undo: () => void put(row, before) });
      },
      setActive(row, isActive) {
        void dispatch(thunks.update(row.id, { isActive })).then((result) => {
          if (result.ok) {
            const undo = () => void put(row, { isActive: !isActive });
            showDone(`${row.name} is ${isActive ? 'active' : 'inactive'} now`, { undo });
          } else showRefused(`Not changed: ${row.name}`, result.problem);
        });
      },
    };
    return writes;
  }, [dispatch, slice]);
}
