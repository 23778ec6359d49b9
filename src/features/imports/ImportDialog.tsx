import { Modal } from '@mantine/core';
import { useWords } from '@/ui/sessionContext';
import { useIsPhone } from '@/ui/useIsPhone';
import { ImportBroken } from './ImportBroken';
import { ImportChoice } from './ImportChoice';
import { ImportEnded } from './ImportEnded';
import { ImportPreviewForm } from './ImportPreviewForm';
import { ImportRunning } from './ImportRunning';
import { ImportSending } from './ImportSending';
import { rowWords } from './importWords';
import type { ImportControl } from './useImport';

interface ImportDialogProps {
  control: ImportControl;
  isOpen: boolean;
  onClose: () => void;
}

/** A file on its way in: choose it, look at what is in it, let it be written. Closing it stops nothing that runs. */
export function ImportDialog({ control, isOpen, onClose }: ImportDialogProps) {
  const isPhone = useIsPhone();
  const words = rowWords(control.subject, useWords().client);
  return (
    <Modal opened={isOpen} onClose={onClose} size={880} fullScreen={isPhone} title={`Import ${words.many}`}>
      <Stage control={control} onClose={onClose} />
    </Modal>
  );
}

function Stage({ control, onClose }: Omit<ImportDialogProps, 'isOpen'>) {
  const { stage } = control;
  switch (stage.kind) {
    case 'choosing':
      return <ImportChoice control={control} />;
    case 'refused':
      return <ImportChoice control={control} problem={stage.problem.details.detail} />;
    case 'sending':
      return <ImportSending part={stage.part} onCancel={control.restart} />;
    case 'broken':
      return <ImportBroken control={control} report={stage.report} />;
    case 'job':
      switch (stage.job.status) {
        case 'checked':
          return <ImportPreviewForm control={control} job={stage.job} rows={stage.rows} />;
        case 'running':
          return <ImportRunning control={control} job={stage.job} onClose={onClose} />;
        case 'done':
        case 'failed':
        case 'cancelled':
          return <ImportEnded control={control} job={stage.job} onClose={onClose} />;
      }
  }
}
