import { Button } from '@mantine/core';
import { IconArrowsSort } from '@tabler/icons-react';

/** Puts a list in order whose rows kept their places while what orders them changed. */
export function SortAgain({ onApply }: { onApply(): void }) {
  return (
    <Button
      variant="subtle"
      size="compact-md"
      leftSection={<IconArrowsSort size={16} aria-hidden />}
      onClick={onApply}
    >
      Sort again
    </Button>
  );
}
