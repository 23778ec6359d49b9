/** A value that can be followed. */
export interface Readable<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
}

export interface Held<T> extends Readable<T> {
  /** Tells those who follow it, unless it is the very same value. Answers the value. */
  set(value: T): T;
}

/** Holds one value outside of React, so that only what shows it renders when it changes. */
export function createHeld<T>(initial: T): Held<T> {
  const listeners = new Set<() => void>();
  let held = initial;
  return {
    get: () => held,
    set(value) {
      if (!Object.is(value, held)) {
        held = value;
        for (const listener of listeners) listener();
      }
      return held;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
