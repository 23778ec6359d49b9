import { Select } from '@mantine/core';
import css from '@/dashboards/clinic/inventory/inventory.module.css';
import type { Day, Id } from '@/domain/primitives';
import { accountSlice } from '@/features/accounts/accountSlice';
import { useAppSelector } from '@/store/hooks';
import { useRuntime } from '@/store/LockstepProvider';
import { DayField } from '@/ui/DayField';
import { useWords } from '@/ui/sessionContext';
import { entityWords } from './auditWords';

export interface AuditWish {
  entity: string | null;
  actor: Id | null;
  from: Day;
  to: Day;
}

/** What is told beside the entities: `audit_event` names these. */
const others = ['session'];
/** Comes and goes by itself, and is not told. */
const passing = ['presence'];

interface AuditFiltersProps {
  wish: AuditWish;
  onWish(patch: Partial<AuditWish>): void;
}

/** Whose deeds, on what, and when. */
export function AuditFilters({ wish, onWish }: AuditFiltersProps) {
  const { slices } = useRuntime();
  const { client } = useWords();
  const people = useAppSelector(accountSlice.selectors.selectAll);
  const names = [
    ...slices.map(({ entity }) => entity.name).filter((name) => !passing.includes(name)),
    ...others,
  ];
  return (
    <div className={css.toolbar} role="search">
      <Select
        label="What"
        placeholder="Everything"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Everything' }}
        value={wish.entity}
        onChange={(entity) => onWish({ entity })}
        data={names.map((name) => ({
          value: name,
          label: name === 'session' ? 'Sign-ins' : entityWords(name, client.one),
        }))}
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
