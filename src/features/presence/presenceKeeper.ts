import { type OpenRecord, recordKey } from './presence';

/** What a keeper needs of the tab it runs in. */
export interface KeeperPorts {
  /** Calls `run` once after `delayMs`; the result cancels it. */
  after(delayMs: number, run: () => void): () => void;
  /** Whether somebody is looking at this tab. */
  isAttended(): boolean;
  /** Calls `changed` when the tab is shown, hidden, or back online. Who just stops looking is noticed at the next renewal. */
  watch(changed: () => void): () => void;
  /** Tells the server once. What can't be told now is dropped: nobody waits for it, and later it may be wrong. */
  announce(record: OpenRecord): Promise<void>;
  leave(record: OpenRecord): Promise<void>;
}

/** More than twice within the time after which a presence ends by itself. */
export const renewMs = 30_000;

interface Kept {
  record: OpenRecord;
  /** How many parts of the screen show it. */
  shown: number;
  /** Whether the server is due to be told that it is open. */
  isDue: boolean;
  /** Whether the server may believe that it is open. */
  mayBeKnown: boolean;
  isTelling: boolean;
  cancelSoon(): void;
  cancelRenewal(): void;
}

/**
 * Announces what this tab has open, renews that as long as somebody looks at it, and takes it back. However many parts show one
 * record, it is announced once; what is told of one record is told in order.
 */
export function createPresenceKeeper(ports: KeeperPorts) {
  const records = new Map<string, Kept>();
  let stopWatching = () => {};

  const isWanted = ({ shown }: Kept) => shown > 0 && ports.isAttended();

  async function tell(kept: Kept): Promise<void> {
    if (kept.isTelling) return;
    kept.isTelling = true;
    for (;;) {
      if (isWanted(kept) && kept.isDue) {
        kept.isDue = false;
        kept.mayBeKnown = true;
        await ports.announce(kept.record);
      } else if (!isWanted(kept) && kept.mayBeKnown) {
        kept.mayBeKnown = false;
        kept.isDue = true;
        await ports.leave(kept.record);
      } else break;
    }
    kept.isTelling = false;
    forgetUnless(kept);
  }

  function renewLater(kept: Kept): void {
    kept.cancelRenewal = ports.after(renewMs, () => {
      kept.isDue = true;
      renewLater(kept);
      void tell(kept);
    });
  }

  /** A moment later: what is shown again in the same moment was never left. */
  function tellSoon(kept: Kept): void {
    kept.cancelSoon();
    kept.cancelSoon = ports.after(0, () => void tell(kept));
  }

  function forgetUnless(kept: Kept): void {
    if (kept.shown > 0 || kept.mayBeKnown) return;
    kept.cancelSoon();
    kept.cancelRenewal();
    records.delete(recordKey(kept.record));
    if (records.size === 0) stopWatching();
  }

  function lookAgain(): void {
    for (const kept of records.values()) {
      kept.isDue = true;
      void tell(kept);
    }
  }

  function keep(record: OpenRecord): Kept {
    if (records.size === 0) stopWatching = ports.watch(lookAgain);
    const kept: Kept = {
      record,
      shown: 0,
      isDue: true,
      mayBeKnown: false,
      isTelling: false,
      cancelSoon() {},
      cancelRenewal() {},
    };
    records.set(recordKey(record), kept);
    renewLater(kept);
    return kept;
  }

  return {
    /** This record is shown from now on. @returns how to end that */
    open(record: OpenRecord): () => void {
      const kept = records.get(recordKey(record)) ?? keep(record);
      kept.shown++;
      if (kept.shown === 1) tellSoon(kept);
      return () => {
        kept.shown--;
        if (kept.shown === 0) tellSoon(kept);
      };
    },
  };
}

export type PresenceKeeper = ReturnType<typeof createPresenceKeeper>;
