import { Drawer } from '@mantine/core';
import type { Id } from '@/domain/primitives';
import { AddForm } from '@/features/availability/AddForm';
import { EditForm } from '@/features/availability/EditForm';
import type { Editing } from './editing';

interface PhoneEditorProps {
  staffId: Id;
  editing: Editing;
  onClose: (next?: 'copy', id?: Id) => void;
}

/** The form on a phone: from below, within reach of the thumb. */
export function PhoneEditor({ staffId, editing, onClose }: PhoneEditorProps) {
  return (
    <Drawer
      opened={editing.kind !== 'none'}
      onClose={() => onClose()}
      position="bottom"
      styles={{ content: { height: 'auto', maxHeight: '92dvh' } }}
      radius="md"
      title={editing.kind === 'edit' ? 'Edit availability' : 'New availability'}
    >
      {editing.kind === 'add' && (
        <AddForm key={editing.n} staffId={staffId} initial={editing.initial} onClose={() => onClose()} />
      )}
      {editing.kind === 'edit' && (
        <EditForm key={editing.id} id={editing.id} onClose={(next) => onClose(next, editing.id)} />
      )}
    </Drawer>
  );
}
