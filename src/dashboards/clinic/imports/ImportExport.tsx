import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { ExportButton } from '@/features/imports/ExportButton';
import { ImportDialog } from '@/features/imports/ImportDialog';
import { ImportProgress } from '@/features/imports/ImportProgress';
import type { ImportSubject } from '@/features/imports/importParts';
import { mayImport } from '@/features/imports/mayImport';
import { useImport } from '@/features/imports/useImport';
import { useSession } from '@/ui/sessionContext';

/** Files in and out, for the head of a section; nothing for those who may neither bring in nor take out. */
export function ImportExport({ subject }: { subject: ImportSubject }) {
  const { role } = useSession().user;
  return mayImport.includes(role) ? <Actions subject={subject} /> : null;
}

function Actions({ subject }: { subject: ImportSubject }) {
  const control = useImport(subject);
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  return (
    <>
      <ImportProgress control={control} onOpen={open} />
      <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} onClick={open}>
        Import
      </Button>
      <ExportButton subject={subject} />
      <ImportDialog control={control} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
