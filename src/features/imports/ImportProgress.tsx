import { useWords } from '@/ui/sessionContext';
import { countWords, formatNumber, partDone, rowWords } from './importWords';
import css from './imports.module.css';
import { ProgressBar } from './ProgressBar';
import type { ImportControl } from './useImport';
import { useImportEnd } from './useImportEnd';

/** What is being imported right now, small, for the head of a section; nothing while nothing is. */
export function ImportProgress({ control, onOpen }: { control: ImportControl; onOpen: () => void }) {
  const words = rowWords(control.subject, useWords().client);
  useImportEnd(control, words);
  const job = control.running;
  if (!job) return null;
  return (
    <button type="button" className={css.progress} data-id={job.id} onClick={onOpen}>
      <span>
        Importing {formatNumber(job.done + job.skipped)} of {countWords(job.total, words)}
      </span>
      <ProgressBar label="Imported" part={partDone(job)} isSmall />
    </button>
  );
}
