import type { CommonFields } from '@/domain/entity';
import { LockstepError } from '@/domain/errors';
import { illegalStatus } from '@/domain/statusFlow';
import { type Referral, referrals } from '@/features/referrals/referral';
import { nextStatuses } from '@/features/referrals/referralStatus';
import type { Calls, Sender, WriteRequest } from '@/sync/ports';
import type { fakePractice } from '../../../features/appointments/page/fakePractice';

type Practice = ReturnType<typeof fakePractice>;

/** The practice in memory, which keeps referrals by their definition as the server does: conflicts, flow, locks. */
export function referralPractice(practice: Practice): Practice {
  /** For each row, who changed which fields up to which revision; what `ifMatch` is compared with. */
  const changes: { id: string; rev: number; fields: readonly string[] }[] = [];
  const stored = (id: string) =>
    practice.rows(referrals.path).find((row) => row.id === id) as (Referral & CommonFields) | undefined;

  function check({ method, path, body, ifMatch }: WriteRequest): void {
    const [, name, id = ''] = path.split('/');
    const row = stored(id);
    if (name !== referrals.path || !row) return;
    const patch = (body ?? {}) as Partial<Referral>;
    const fields = Object.keys(patch);
    const clash = changes.some(
      (one) =>
        one.id === id && one.rev > (ifMatch ?? row.rev) && one.fields.some((field) => fields.includes(field)),
    );
    if (clash)
      throw new LockstepError('edit_conflict', {
        detail: 'Somebody else changed the same field.',
        current: row,
      });
    if (method === 'DELETE' && referrals.isKept?.(row))
      throw new LockstepError('locked', 'This is kept for good. Nothing was deleted.');
    const next = nextStatuses(row.status);
    if (patch.status && patch.status !== row.status && !next.includes(patch.status))
      throw illegalStatus(row.status, patch.status, next);
    if (referrals.lockedFields?.(row).some((field) => fields.includes(field)))
      throw new LockstepError('locked', 'In its state this does not change any more. Nothing was changed.');
    if (method === 'PATCH') changes.push({ id, rev: row.rev + 1, fields });
  }

  const sender: Sender = {
    async send(request, ...rest) {
      // Somebody else's answer may come first.
      await Promise.resolve();
      check(request);
      return practice.sender.send(request, ...rest);
    },
  };
  const calls: Calls = {
    ...practice.calls,
    post: (path, body, schema, options) =>
      path.startsWith('/presences/')
        ? Promise.resolve(schema.parse({}))
        : practice.calls.post(path, body, schema, options),
  };
  return {
    ...practice,
    sender,
    calls,
    /** By somebody else: what this tab bases on what was before is a conflict. */
    put(path, row) {
      const before = stored((row as CommonFields).id);
      const fields = before
        ? referrals.fieldNames.filter((field) => Reflect.get(before, field) !== Reflect.get(row, field))
        : [];
      if (before) changes.push({ id: before.id, rev: (row as CommonFields).rev, fields });
      practice.put(path, row);
    },
  };
}
