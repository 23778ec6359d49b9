/** This way of reaching the other tabs does not exist here and will not appear: nobody needs to try it again. */
export class AbsentBusError extends Error {
  override readonly name = 'AbsentBusError';
}

/** The bus was closed before this was sent. */
export class ClosedBusError extends Error {
  override readonly name = 'ClosedBusError';

  constructor() {
    super('this bus is closed');
  }
}
