import { Button } from '@mantine/core';
import { IconMessageCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { AssistantPanel } from '@/features/assistant/AssistantPanel';
import { SideDrawer } from '@/ui/SideDrawer';

/** Booking by conversation, on behalf of somebody who is named in it. */
export function AssistantDrawer() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconMessageCircle size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Assistant
      </Button>
      <SideDrawer isOpen={isOpen} onClose={() => setOpen(false)} title="Book by conversation">
        {isOpen && <AssistantPanel />}
      </SideDrawer>
    </>
  );
}
