import { type ReactNode, useCallback, useState } from 'react';
import type { Id } from '@/domain/primitives';
import { CompleteVisitDialog } from './CompleteVisitDialog';

/** Gives a screen the dialog that completes a visit: `dialog` is to be rendered once, `complete` opens it. */
export function useVisitDialog(): { complete: (appointmentId: Id) => void; dialog: ReactNode } {
  const [id, setId] = useState<Id | null>(null);
  const close = useCallback(() => setId(null), []);
  return { complete: setId, dialog: <CompleteVisitDialog id={id} onClose={close} /> };
}
