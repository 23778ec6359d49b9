import type { FeatureTools } from '@/server/serverFeature';
import type { TakeSight } from '@/server/sights';
import { auditWriter } from './auditWriter.server';
import { type SightEntry, sightLedger, usualLedgerLimits } from './sightLedger';

export interface SightKeeper {
  take: TakeSight;
  /** Writes what waits. */
  written(): Promise<void>;
  close(): Promise<void>;
}

/** Keeps who saw what, behind the answers: what is news at once, what is the same again once its window ends. */
export function keepSights(
  tools: Pick<FeatureTools, 'database' | 'clock' | 'scheduler' | 'onError'>,
): SightKeeper {
  const { clock, scheduler, onError } = tools;
  const ledger = sightLedger(usualLedgerLimits);
  const writer = auditWriter(tools);
  const put = (entries: readonly SightEntry[]) => {
    for (const entry of entries) writer.put(lineOf(entry));
  };
  let cancel = () => {};
  const endOver = () => {
    put(ledger.endOver(clock.now()));
    cancel = scheduler.after(usualLedgerLimits.windowMs / 10, endOver);
  };
  cancel = scheduler.after(usualLedgerLimits.windowMs / 10, endOver);

  return {
    take({ practiceId, accountId, address = null, device = null }, sight) {
      try {
        put(ledger.take({ practiceId, accountId, address, device, ...sight }, clock.now()));
      } catch (error) {
        onError(error);
      }
    },
    async written() {
      put(ledger.endOver(clock.now()));
      await writer.written();
    },
    async close() {
      cancel();
      put(ledger.endAll());
      await writer.close();
    },
  };
}

function lineOf({ sight, subjects, at, repeats }: SightEntry) {
  const { practiceId, accountId, kind, entity, rowId, rows, fields, address, device } = sight;
  const isShown = kind !== 'denied' && kind !== 'followed';
  return {
    practiceId,
    accountId,
    action: kind,
    entity,
    rowId,
    subjects,
    details: {
      ...(isShown && !repeats ? { count: rows } : {}),
      ...(fields.length > 0 ? { fields } : {}),
      ...(address ? { address } : {}),
      ...(device ? { device } : {}),
      ...(repeats ? { times: repeats.times, since: new Date(repeats.since).toISOString() } : {}),
    },
    at,
  };
}
