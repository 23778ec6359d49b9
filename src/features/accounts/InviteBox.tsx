import { Button, CopyButton, TextInput } from '@mantine/core';
import { IconKey, IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import { dayOfInstant } from '@/domain/calendar';
import { formatDay } from '@/ui/format';
import { useSession } from '@/ui/sessionContext';
import { showRefused } from '@/ui/toasts';
import type { Account } from './account';
import css from './InviteBox.module.css';
import { type Invitation, type InvitationKind, invitationLink } from './invitation';
import { useInvite } from './useInvite';

/** Makes the link by which somebody chooses their own password. It is shown once, to be copied. */
export function InviteBox({ account }: { account: Account }) {
  const { timeZone } = useSession().practice;
  const invite = useInvite();
  const [made, setMade] = useState<(Invitation & { kind: InvitationKind }) | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function make(kind: InvitationKind): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    const result = await invite(account.id, kind);
    setBusy(false);
    if (result.ok) setMade({ ...result.answer, kind });
    else showRefused(`No link for ${account.name}`, result.problem);
  }

  const link = made && invitationLink(location.origin, made.kind, made.token);
  return (
    <section className={css.box} aria-labelledby="invitation">
      <h3 className={css.title} id="invitation">
        Password
      </h3>
      <p className={css.hint}>
        {link
          ? `Give this link to ${account.name} yourself; it is shown only now. It works once, until ${formatDay(
              dayOfInstant(Date.parse(made.expiresAt), timeZone),
            )}.`
          : account.isActive
            ? 'A link by which they choose their own password, once: somebody new within seven days, somebody who forgot theirs within one. A link made before ends.'
            : 'Nobody who is inactive gets a link.'}
      </p>
      {link && (
        <div className={css.link}>
          <TextInput
            aria-label={made.kind === 'invite' ? 'Invitation link' : 'Reset link'}
            value={link}
            readOnly
            autoFocus
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton value={link}>
            {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>}
          </CopyButton>
        </div>
      )}
      {account.isActive && (
        <div className={css.buttons}>
          <Button
            variant="default"
            leftSection={<IconLink size={16} aria-hidden />}
            aria-disabled={isBusy}
            onClick={() => void make('invite')}
          >
            Make an invitation link
          </Button>
          <Button
            variant="default"
            leftSection={<IconKey size={16} aria-hidden />}
            aria-disabled={isBusy}
            onClick={() => void make('reset-password')}
          >
            Make a reset link
          </Button>
        </div>
      )}
    </section>
  );
}
