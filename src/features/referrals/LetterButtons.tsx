import { Button, Portal } from '@mantine/core';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { showDone, showRefused } from '@/ui/toasts';
import css from './LetterButtons.module.css';

interface LetterButtonsProps {
  /** Null until it can be written. */
  letter: string | null;
  /** Something typed is not stored yet, and would be missing in it. */
  isEdited: boolean;
}

/** The referral as a letter: into the clipboard, or onto paper. While it stands here, the page prints as the letter. */
export function LetterButtons({ letter, isEdited }: LetterButtonsProps) {
  const isReady = letter !== null && !isEdited;

  function copy(): void {
    if (letter === null) return;
    copyText(letter).then(
      () => showDone('Letter copied'),
      () =>
        showRefused('Letter not copied', { detail: 'The browser does not allow it here. Print it instead.' }),
    );
  }

  return (
    <div className={css.buttons} role="group" aria-label="Letter">
      <Button
        variant="default"
        leftSection={<IconCopy size={16} aria-hidden />}
        disabled={!isReady}
        onClick={copy}
      >
        Copy letter
      </Button>
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        disabled={!isReady}
        onClick={() => window.print()}
      >
        Print letter
      </Button>
      {isEdited && <span className={css.hint}>Save first: the letter says what is stored.</span>}
      {isReady && (
        <Portal reuseTargetNode={false} className={css.paper ?? ''}>
          {letter}
        </Portal>
      )}
    </div>
  );
}

/** Rejects where there is no clipboard, such as on a page that is not served safely. */
async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
