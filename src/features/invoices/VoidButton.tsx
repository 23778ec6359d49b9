import { Button } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import css from './InvoiceView.module.css';

/** Makes an invoice void, once more asked: its number stays taken, and it does not come back. */
export function VoidButton({ onVoid }: { onVoid(): void }) {
  const [isAsking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (!isAsking) {
    return (
      <Button ref={button} variant="subtle" color="gray" onClick={() => setAsking(true)}>
        Void…
      </Button>
    );
  }

  function stay(): void {
    setAsking(false);
    requestAnimationFrame(() => button.current?.focus());
  }

  return (
    <div
      className={css.asking}
      role="group"
      aria-label="Void this invoice?"
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        stay();
      }}
    >
      <span>Nothing is owed of it then. It keeps its number and does not come back.</span>
      <Button color="red" autoFocus onClick={onVoid}>
        Make it void
      </Button>
      <Button variant="default" onClick={stay}>
        Keep it
      </Button>
    </div>
  );
}
