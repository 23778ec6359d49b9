/** The headers Lockstep adds to HTTP, in lower case as Node and axios read them. */
export const headers = {
  /** On a write: the mutation's id (UUID). The same key again answers what the first one did. */
  idempotencyKey: 'idempotency-key',
  /** On a write: which tab sends it (UUID). A tab's own earlier writes never conflict with its later ones. */
  client: 'lockstep-client',
  /**
   * How long ago, in whole seconds, the person last did something in the tab that asks; more than none: it asks by itself.
   * A caller that does not say is one whose every request counts as use.
   */
  idleSeconds: 'lockstep-idle-seconds',
  /** On the answer to a write: position in the feed of the change it made. */
  seq: 'lockstep-seq',
  /** On the same answer: names the database. A position of another one means nothing. */
  epoch: 'lockstep-epoch',
} as const;
