/** One subscription. The same function subscribed twice is two of them, as a component mounted twice expects. */
interface Subscription<A extends readonly unknown[]> {
  readonly listener: (...args: A) => void;
  active: boolean;
}

export interface Listeners<A extends readonly unknown[]> {
  add: (listener: (...args: A) => void) => () => void;
  /** Calls all that were there when it began, except those removed meanwhile. */
  call: (...args: A) => void;
  clear: () => void;
}

/** A list of listeners in which one that throws silences nobody: its error goes to `reportError`. */
export function createListeners<A extends readonly unknown[]>(
  reportError: (error: unknown) => void,
): Listeners<A> {
  // Replaced, never changed in place: a call goes on over the list it began with.
  let subscriptions: readonly Subscription<A>[] = [];
  return {
    add(listener) {
      const subscription = { listener, active: true };
      subscriptions = [...subscriptions, subscription];
      return () => {
        subscription.active = false;
        subscriptions = subscriptions.filter((other) => other !== subscription);
      };
    },
    call(...args) {
      for (const subscription of subscriptions) {
        if (!subscription.active) continue;
        try {
          subscription.listener(...args);
        } catch (error) {
          reportError(error);
        }
      }
    },
    clear() {
      for (const subscription of subscriptions) subscription.active = false;
      subscriptions = [];
    },
  };
}
