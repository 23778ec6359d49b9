import { IconMapOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { Id } from '@/domain/primitives';
import { WhoIsHere } from '@/features/presence/WhoIsHere';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import drawer from '@/ui/drawerParts.module.css';
import { EmptyState } from '@/ui/EmptyState';
import { Toggle } from '@/ui/Toggle';
import { SideDrawer } from '@/ui/SideDrawer';
import { DeactivateDialog } from './DeactivateDialog';
import { RecordEdit } from './RecordEdit';
import type { RecordKind } from './recordKind';
import { useRecordWrites } from './useRecordWrites';

interface RecordPanelProps {
  kind: RecordKind;
  /** Null: closed. */
  id: Id | null;
  onClose: () => void;
}

/** One record with all that can be done with it. It follows its row. */
export function RecordPanel({ kind, id, onClose }: RecordPanelProps) {
  // What is shown stays while the panel slides out.
  const [shown, setShown] = useState(id);
  if (id !== null && id !== shown) setShown(id);
  const name = useEntry(kind.slice, shown ?? '')?.row?.name;
  return (
    <SideDrawer isOpen={id !== null} onClose={onClose} title={name ?? kind.title}>
      {shown && <Opened key={shown} kind={kind} id={shown} />}
    </SideDrawer>
  );
}

function Opened({ kind, id }: { kind: RecordKind; id: Id }) {
  const { slice, one, More } = kind;
  const entry = useEntry(slice, id);
  const glow = useGlow(entry);
  const writes = useRecordWrites(kind);
  const [isAsking, setAsking] = useState(false);
  const row = entry?.row ?? null;
  const [wasThere] = useState(row !== null);
  if (!row && !wasThere) {
    return (
      <EmptyState
        icon={<IconMapOff />}
        title={`There is no such ${one}`}
        hint="It was deleted, or the address is not complete."
      />
    );
  }
  return (
    <>
      <div className={drawer.scroll} data-id={id}>
        {row && (
          <div className={drawer.top} {...glow}>
            <Toggle
              label="Active"
              checked={row.isActive}
              onChange={(isActive) => (isActive ? writes.setActive(row, true) : setAsking(true))}
            />
            <WhoIsHere entity={slice.entity.name} id={id} />
          </div>
        )}
        <RecordEdit id={id} kind={kind} />
        {row && More && <More row={row} />}
      </div>
      {row && (
        <DeactivateDialog
          kind={kind}
          row={row}
          isOpen={isAsking}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            writes.setActive(row, false);
          }}
        />
      )}
    </>
  );
}
