import { Button, CopyButton, TextInput } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import { dayOfInstant } from '@/domain/calendar';
import { formatDay } from '@/ui/format';
import { useSession } from '@/ui/sessionContext';
import { showRefused } from '@/ui/toasts';
import type { Account } from './account';
import css from './InviteBox.module.css';
import { type Invitation, invitationLink } from './invitation';
import { useInvite } from './useInvite';

/** Makes the link by which somebody chooses their own password. It is shown once, to be copied. */
export function InviteBox({ account }: { account: Account }) {
  const { timeZone } = useSession().practice;
  const invite = useInvite();
  const [made, setMade] = useState<Invitation | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function make(): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    const result = await invite(account.id);
    setBusy(false);
    if (result.ok) setMade(result.answer);
    else showRefused(`No link for ${account.name}`, result.problem);
  }

  const link = made && invitationLink(location.origin, made.token);
  return (
    <section className={css.box} aria-labelledby="invitation">
      <h3 className={css.title} id="invitation">
        Invitation
      </h3>
      <p className={css.hint}>
        {link
          ? `Give this link to ${account.name} yourself; it is shown only now. It works once, until ${formatDay(
              dayOfInstant(Date.parse(made.expiresAt), timeZone),
            )}.`
          : account.isActive
            ? 'A link by which they choose their own password, once, within seven days. A link made before ends.'
            : 'Nobody who is inactive can be invited.'}
      </p>
      {link && (
        <div className={css.link}>
          <TextInput
            aria-label="Invitation link"
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
        <Button
          variant="default"
          leftSection={<IconLink size={16} aria-hidden />}
          aria-disabled={isBusy}
          onClick={() => void make()}
        >
          {link ? 'Make another link' : 'Make an invitation link'}
        </Button>
      )}
    </section>
  );
}
