import { useEffect, useEffectEvent } from 'react';
import { useWords } from '@/ui/sessionContext';
import type { ImportJob } from './importJob';
import { countWords, formatNumber, partDone, rowWords } from './importWords';
import css from './imports.module.css';
import { StageButton } from './StageButton';
import { ProgressBar } from './ProgressBar';
import type { ImportControl } from './useImport';

interface ImportRunningProps {
  control: ImportControl;
  job: ImportJob;
  onClose: () => void;
}

/** A file that is being written: it goes on without anybody looking. */
export function ImportRunning({ control, job, onClose }: ImportRunningProps) {
  const follow = useEffectEvent(() => control.follow(job));
  useEffect(() => follow(), []);
  const words = rowWords(job.subject, useWords().client);
  return (
    <div className={css.stage} data-id={job.id}>
      <p className={css.words}>
        {formatNumber(job.done + job.skipped)} of {countWords(job.total, words)}
        {job.skipped > 0 && `, ${formatNumber(job.skipped)} skipped`}
      </p>
      <ProgressBar label="Imported" part={partDone(job)} />
      <p className={css.soft}>
        {job.author ? `Begun by ${job.author}. ` : ''}You can close this: it goes on by itself, also when this
        computer is switched off.
      </p>
      <div className={css.buttons}>
        <StageButton variant="default" onClick={onClose}>
          Close
        </StageButton>
      </div>
    </div>
  );
}
