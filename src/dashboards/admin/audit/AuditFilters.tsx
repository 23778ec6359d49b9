import { Select } from '@mantine/core';
import type { Day, Id } from '@/domain/primitives';
import { accountSlice } from '@/features/accounts/accountSlice';
import { type AuditKind, auditKinds } from '@/features/audit/auditEntry';
import { entityWords } from '@/features/audit/auditWords';
import { useAppSelector } from '@/store/hooks';
import { useRuntime } from '@/store/LockstepProvider';
import { DayField } from '@/ui/DayField';
import { useWords } from '@/ui/sessionContext';
import css from './audit.module.css';
import { RecordFilter } from './RecordFilter';

export interface AuditWish {
  kind: AuditKind | null;
  entity: string | null;
  actor: Id | null;
  record: Id | null;
  from: Day;
  to: Day;
}

/** What is told beside the entities. */
const others = ['session', 'feed', 'practice', 'audit'];

const kindWords: Record<AuditKind, string> = {
  saw: 'Saw',
  changed: 'Changed',
  exported: 'Exported',
  signedIn: 'Signed in',
};

interface AuditFiltersProps {
  wish: AuditWish;
  onWish(patch: Partial<AuditWish>): void;
}

/** Whose deeds, which, on what, and when. */
export function AuditFilters({ wish, onWish }: AuditFiltersProps) {
  const { slices } = useRuntime();
  const { client } = useWords();
  const people = useAppSelector(accountSlice.selectors.selectAll);
  const names = [
    ...slices.filter(({ entity }) => !entity.isPassing).map(({ entity }) => entity.name),
    ...others,
  ];
  return (
    <div className={css.filters} role="search">
      <Select
        label="Did"
        placeholder="Anything"
        clearable
        clearButtonProps={{ 'aria-label': 'Anything' }}
        value={wish.kind}
        onChange={(kind) => onWish({ kind })}
        data={auditKinds.map((value) => ({ value, label: kindWords[value] }))}
      />
      <Select
        label="What"
        placeholder="Everything"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Everything' }}
        value={wish.entity}
        onChange={(entity) => onWish({ entity })}
        data={names.map((name) => ({ value: name, label: entityWords(name, client.one) }))}
      />
      <Select
        label="Who"
        placeholder="Everybody"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Everybody' }}
        value={wish.actor}
        onChange={(actor) => onWish({ actor })}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <RecordFilter record={wish.record} onRecord={(record) => onWish({ record })} />
      <DayField
        label="From"
        value={wish.from}
        onChange={(from) => onWish({ from, ...(from > wish.to ? { to: from } : {}) })}
      />
      <DayField
        label="To"
        value={wish.to}
        onChange={(to) => onWish({ to, ...(to < wish.from ? { from: to } : {}) })}
      />
    </div>
  );
}
