import type { Id } from '@/domain/primitives';
import { useCommand } from '@/ui/commands';

/** A line of a list of records: one of them, or what stands between them. */
type Line = { kind: 'row'; id: Id } | { kind: string };

interface RecordSteps {
  items: readonly Line[];
  openedId: Id | null;
  open: (id: Id) => void;
  /** `referral`: part of the commands' ids. */
  entity: string;
  /** `referral`: one of them, in a sentence. */
  one: string;
  /** Under which the commands are listed. */
  group: string;
}

/** Goes through the list by `j` and `k`: the next one opens, the focus stays where it is. */
export function useRecordSteps({ items, openedId, open, entity, one, group }: RecordSteps): void {
  const step = (by: 1 | -1) => () => {
    const ids = items.flatMap((item) => ('id' in item ? [item.id] : []));
    const at = openedId ? ids.indexOf(openedId) : -1;
    const id = ids[at < 0 ? (by > 0 ? 0 : ids.length - 1) : at + by];
    if (id) open(id);
  };
  useCommand({ id: `${entity}.next`, label: `Open the next ${one}`, keys: 'j', group, run: step(1) });
  useCommand({ id: `${entity}.previous`, label: 'Open the previous one', keys: 'k', group, run: step(-1) });
}
