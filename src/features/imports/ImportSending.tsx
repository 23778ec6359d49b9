import { Button } from '@mantine/core';
import css from './imports.module.css';
import { ProgressBar } from './ProgressBar';

/** The file is on its way, or being read. */
export function ImportSending({ part, onCancel }: { part: number; onCancel: () => void }) {
  const isSent = part >= 1;
  return (
    <div className={css.stage}>
      <p className={css.words} role="status">
        {isSent ? 'Reading the file' : 'Sending the file'}
      </p>
      <ProgressBar label="File sent" part={part} />
      <div className={css.buttons}>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
