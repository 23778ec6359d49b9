import { useState } from 'react';
import { formatTimeRange } from '@/ui/format';
import type { Start } from '@/domain/openTime';

export interface CopyStart {
  copied: Start | null;
  /** What happened, for eye and ear. */
  note: string;
  copy(start: Start): Promise<void>;
}

/** Copies a start as a line for a message: `Tue 24 Nov · 14:00–15:00 · Back massage · Maria`. */
export function useCopyStart(before: string, after: string): CopyStart {
  const [outcome, setOutcome] = useState<{ start: Start | null; note: string }>({ start: null, note: '' });
  return {
    copied: outcome.start,
    note: outcome.note,
    async copy(start) {
      const line = `${before}${formatTimeRange(start.startTime, start.endTime)}${after}`;
      const isCopied = await copyText(line);
      setOutcome(
        isCopied
          ? { start, note: `Copied: ${line}` }
          : { start: null, note: `This browser does not let the page copy. The line is: ${line}` },
      );
    },
  };
}

/** False where the page may not use the clipboard: without a secure origin, or because the person said no. */
function copyText(text: string): Promise<boolean> {
  // Typed as always there, but absent outside of secure origins.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return Promise.resolve(false);
  return clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
