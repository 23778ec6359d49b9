import { Button } from '@mantine/core';
import { useWords } from '@/ui/sessionContext';
import type { ImportJob } from './importJob';
import { endWords, rowWords } from './importWords';
import css from './imports.module.css';
import { StageButton } from './StageButton';
import { KeptColumns } from './KeptColumns';
import { ProblemList } from './ProblemList';
import type { ImportControl } from './useImport';

interface ImportEndedProps {
  control: ImportControl;
  job: ImportJob;
  onClose: () => void;
}

/** How an import ended, with the lines that were skipped. */
export function ImportEnded({ control, job, onClose }: ImportEndedProps) {
  const words = rowWords(job.subject, useWords().client);
  return (
    <div className={css.stage} data-id={job.id}>
      <p className={job.status === 'failed' ? css.problem : css.words} role="status">
        {endWords(job, words)}.
      </p>
      {job.problems.length > 0 && (
        <ProblemList subject={job.subject} problems={job.problems} label="Lines that were skipped" />
      )}
      <KeptColumns job={job} />
      <div className={css.buttons}>
        <Button variant="default" onClick={control.restart}>
          Import another file
        </Button>
        <StageButton
          onClick={() => {
            onClose();
            control.restart();
          }}
        >
          Close
        </StageButton>
      </div>
    </div>
  );
}
