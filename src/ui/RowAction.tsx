import { ActionIcon, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

interface RowActionProps {
  name: string;
  /** What the tooltip says, where the name alone says too little. */
  hint?: string;
  icon: ReactNode;
  /** Id of the element that names what it is done to. */
  of: string;
  onPress: () => void;
}

/** One thing that can be done with a row, as a quiet icon at its end. */
export function RowAction({ name, hint = name, icon, of, onPress }: RowActionProps) {
  return (
    <Tooltip label={hint}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={name}
        aria-describedby={of}
        onClick={onPress}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
