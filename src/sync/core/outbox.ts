/**
 * Which writes may be sent now: those of different rows side by side, those of one row one after the other, in the order
 * in which the person made them. Pure; `createSync` sends.
 */
export interface Outbox<W extends Outgoing> {
  readonly waiting: readonly W[];
  /** Rows that have a write under way. */
  readonly busy: readonly string[];
}

export interface Outgoing {
  readonly mutationId: string;
  /** The row it concerns. */
  readonly rowId: string;
}

export function emptyOutbox<W extends Outgoing>(): Outbox<W> {
  return { waiting: [], busy: [] };
}

export function enqueue<W extends Outgoing>(outbox: Outbox<W>, write: W): Outbox<W> {
  return { ...outbox, waiting: [...outbox.waiting, write] };
}

/**
 * Takes out all that may be sent now.
 * @param mustWait rows that another tab is still creating: a change of one would reach the server before the row does
 */
export function takeSendable<W extends Outgoing>(
  outbox: Outbox<W>,
  mustWait: (rowId: string) => boolean,
): { outbox: Outbox<W>; sendable: readonly W[] } {
  const busy = new Set(outbox.busy);
  const sendable: W[] = [];
  const waiting = outbox.waiting.filter((write) => {
    if (busy.has(write.rowId) || mustWait(write.rowId)) return true;
    busy.add(write.rowId);
    sendable.push(write);
    return false;
  });
  return { outbox: { waiting, busy: [...busy] }, sendable };
}

/** The write under way for this row has its answer. */
export function finished<W extends Outgoing>(outbox: Outbox<W>, rowId: string): Outbox<W> {
  return { ...outbox, busy: outbox.busy.filter((id) => id !== rowId) };
}
