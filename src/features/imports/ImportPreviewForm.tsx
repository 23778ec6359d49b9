import { Button, Checkbox } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useWords } from '@/ui/sessionContext';
import type { ImportJob } from './importJob';
import type { PreviewRow } from './importReport';
import { countWords, formatNumber, rowWords } from './importWords';
import css from './imports.module.css';
import { StageButton } from './StageButton';
import { KeptColumns } from './KeptColumns';
import { PreviewTable } from './PreviewTable';
import { subjects } from './subjects';
import type { ImportControl } from './useImport';

interface ImportPreviewFormProps {
  control: ImportControl;
  job: ImportJob;
  /** Null until they are known. */
  rows: readonly PreviewRow[] | null;
}

/** What is in a file, before anything of it is written, and the word to write it. */
export function ImportPreviewForm({ control, job, rows }: ImportPreviewFormProps) {
  const words = rowWords(job.subject, useWords().client);
  const [isTwice, setTwice] = useState(false);
  const { total, alreadyHere } = job;
  const count = isTwice ? total : total - alreadyHere;
  return (
    <form
      className={css.stage}
      data-id={job.id}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (count > 0) control.run(isTwice ? 'create' : 'skip');
      }}
    >
      <p className={css.words} role="status">
        The file holds {countWords(total, words)}
        {alreadyHere > 0 &&
          `; ${formatNumber(alreadyHere)} of them ${alreadyHere === 1 ? 'is' : 'are'} already here`}
        .
      </p>
      {rows ? <PreviewTable job={job} rows={rows} /> : <SkeletonRows rows={6} />}
      {rows && rows.length < total && (
        <p className={css.soft}>These are the first {rows.length}; the others were read the same way.</p>
      )}
      <KeptColumns job={job} />
      {alreadyHere > 0 && subjects[job.subject].mayRepeat && (
        <Checkbox
          label={`Import those who are already here once more`}
          description={
            job.subject === 'patients'
              ? 'Same name and birth date; without a birth date also the same phone, e-mail and address.'
              : undefined
          }
          checked={isTwice}
          onChange={(event) => setTwice(event.currentTarget.checked)}
        />
      )}
      <div className={css.buttons}>
        <Button variant="default" onClick={control.restart}>
          Cancel
        </Button>
        <StageButton type="submit" disabled={count === 0}>
          {count === 0 ? 'All are already here' : `Import ${countWords(count, words)}`}
        </StageButton>
      </div>
    </form>
  );
}
