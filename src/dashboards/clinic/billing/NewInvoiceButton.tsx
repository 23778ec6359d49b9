import { Button, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { addDays } from '@/domain/calendar';
import type { Id } from '@/domain/primitives';
import { usualDueDays } from '@/features/invoices/invoiceDraftOf';
import { createInvoice } from '@/features/invoices/invoiceSlice';
import { PatientPicker } from '@/features/patients/PatientPicker';
import { useAppDispatch } from '@/store/hooks';
import { useCommand } from '@/ui/commands';
import { useToday, useWords } from '@/ui/sessionContext';
import { showRefused } from '@/ui/toasts';

/** A draft that belongs to no visit: for whom, and it opens. */
export function NewInvoiceButton({ onCreated }: { onCreated(id: Id): void }) {
  const dispatch = useAppDispatch();
  const today = useToday();
  const { client } = useWords();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useCommand({
    id: 'billing.new',
    label: 'New invoice',
    keys: 'n',
    group: 'Billing',
    run: () => setOpen(true),
  });

  async function create(patientId: Id, stored?: Promise<boolean>): Promise<void> {
    setOpen(false);
    // Of somebody who is new themselves: an invoice needs them to be there.
    if (stored && !(await stored)) return;
    const dueOn = addDays(today, usualDueDays);
    const result = await dispatch(createInvoice({ patientId, dueOn, lines: [], status: 'draft' }));
    if (result.ok && result.row) onCreated(result.row.id);
    else if (!result.ok) showRefused('No draft was made', result.problem);
  }

  return (
    <>
      <Button ref={button} leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen(true)}>
        New invoice
      </Button>
      <Modal
        opened={isOpen}
        title={`New invoice: for which ${client.one}?`}
        // The draft that opens takes it, to begin typing.
        returnFocus={false}
        onClose={() => {
          setOpen(false);
          button.current?.focus();
        }}
      >
        <PatientPicker value={null} isFirst onChange={(id, stored) => id && void create(id, stored)} />
      </Modal>
    </>
  );
}
