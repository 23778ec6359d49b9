import { useState } from 'react';
import type { Id } from '@/domain/primitives';
import { SideDrawer } from '@/ui/SideDrawer';
import { NewTreatmentForm } from './NewTreatmentForm';

interface NewTreatmentProps {
  isOpen: boolean;
  /** Whom it is about, if that is known already. */
  patientId: Id | null;
  onBegun: (id: Id) => void;
  onClose: () => void;
}

/** A new record, over the list: of whom, of which visit, by whom, when. What there is to say is written in the draft. */
export function NewTreatment({ isOpen, patientId, onBegun, onClose }: NewTreatmentProps) {
  const [hasBegun, setBegun] = useState(false);
  return (
    <SideDrawer
      isOpen={isOpen}
      onClose={onClose}
      title="New treatment record"
      // Whoever began one goes on in it.
      returnFocus={!hasBegun}
      onEnterTransitionEnd={() => setBegun(false)}
    >
      {isOpen && (
        <NewTreatmentForm
          patientId={patientId}
          onCancel={onClose}
          onBegun={(id) => {
            setBegun(true);
            onBegun(id);
          }}
        />
      )}
    </SideDrawer>
  );
}
