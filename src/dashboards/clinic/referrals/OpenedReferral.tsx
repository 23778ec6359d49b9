import { ActionIcon, Drawer } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import type { Id } from '@/domain/primitives';
import type { Referral } from '@/features/referrals/referral';
import { useCommand } from '@/ui/commands';
import { useIsCompact, useIsPhone } from '@/ui/useIsPhone';
import { ReferralPanel } from './ReferralPanel';
import css from './referrals.module.css';

interface OpenedReferralProps {
  id: Id | null;
  onReferAgain: (row: Referral) => void;
  onClose: () => void;
}

/** The opened referral: beside the list where there is room, over it where there is not. */
export function OpenedReferral(props: OpenedReferralProps) {
  const { id, onReferAgain, onClose } = props;
  const isCompact = useIsCompact();
  const isPhone = useIsPhone();
  if (!isCompact) return id && <BesideList {...props} id={id} />;
  return (
    <Drawer
      opened={id !== null}
      onClose={onClose}
      position="right"
      size={isPhone ? '100%' : 560}
      title="Referral"
      classNames={{ body: css.drawerBody ?? '' }}
    >
      {id && <ReferralPanel id={id} onReferAgain={onReferAgain} onClose={onClose} />}
    </Drawer>
  );
}

function BesideList({ id, onReferAgain, onClose }: OpenedReferralProps & { id: Id }) {
  const aside = useRef<HTMLElement>(null);
  const group = 'Referrals';

  function close(): void {
    // The focus returns to the line that it was opened from.
    if (aside.current?.contains(document.activeElement))
      document.querySelector<HTMLElement>(`li > [data-id="${id}"]`)?.focus({ preventScroll: true });
    onClose();
  }

  useCommand({ id: 'referral.close', label: 'Close the referral', keys: 'Escape', group, run: close });
  useCommand({
    id: 'referral.edit',
    label: 'Go to the opened referral',
    keys: 'e',
    group,
    run: () => aside.current?.querySelector<HTMLElement>('form input, form button, form a')?.focus(),
  });
  return (
    <aside
      ref={aside}
      className={css.beside}
      aria-label="Referral"
      onKeyDown={(event: KeyboardEvent) => {
        // A list or a calendar that is open within closes first.
        const isOpen = event.target instanceof Element && event.target.matches('[aria-expanded="true"]');
        const isWithin = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key !== 'Escape' || event.defaultPrevented || isOpen || !isWithin) return;
        event.preventDefault();
        close();
      }}
    >
      <ActionIcon
        className={css.close ?? ''}
        variant="subtle"
        color="gray"
        size={32}
        aria-label="Close"
        onClick={close}
      >
        <IconX size={16} aria-hidden />
      </ActionIcon>
      <ReferralPanel id={id} onReferAgain={onReferAgain} onClose={onClose} />
    </aside>
  );
}
