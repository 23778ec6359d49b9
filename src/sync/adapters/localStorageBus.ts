import type { KeyValueStorage, TabBus } from '../ports';
import { AbsentBusError, ClosedBusError } from './busErrors';

/** The one key all messages go through. */
export const busKey = 'lockstep:bus';

/**
 * The bus over `localStorage`: writing a value makes the browser tell every other tab. What counts is the event's own
 * value, never what the store holds when it arrives: by then the next message has replaced it, or it is gone.
 *
 * The key is removed again once per burst, in a microtask: timers of a hidden tab are too late, and after the microtask
 * nothing is left behind even if the tab is closed.
 *
 * @param storage may throw, as `window.localStorage` does where it is blocked; that is an `AbsentBusError` of `send`
 * @param events where the browser raises `storage`, the window
 */
export function localStorageBus(
  storage: () => KeyValueStorage | null,
  events: Pick<Window, 'addEventListener' | 'removeEventListener'>,
): TabBus {
  const listening = new Set<(event: StorageEvent) => void>();
  let opened: KeyValueStorage | null = null;
  let removalDue = false;
  let closed = false;

  function open(): KeyValueStorage {
    if (opened) return opened;
    try {
      opened = storage();
    } catch (cause) {
      throw new AbsentBusError('localStorage is blocked', { cause });
    }
    if (!opened) throw new AbsentBusError('there is no localStorage');
    return opened;
  }

  function remove(): void {
    removalDue = false;
    try {
      open().removeItem(busKey);
    } catch {
      // Storage was taken away meanwhile, and with it the key. The messages themselves have gone out.
    }
  }

  return {
    send(message) {
      if (closed) throw new ClosedBusError();
      const text = JSON.stringify(message);
      const store = open();
      if (!removalDue) {
        removalDue = true;
        queueMicrotask(remove);
      }
      store.setItem(busKey, text);
    },
    listen(receive) {
      if (closed) throw new ClosedBusError();
      // A tab that was killed between writing and removing left its message behind: it concerns nobody any more.
      if (listening.size === 0 && !removalDue) remove();
      const hear = (event: StorageEvent) => {
        if (event.key !== busKey || event.newValue === null) return;
        let raw: unknown;
        try {
          raw = JSON.parse(event.newValue);
        } catch {
          return; // Foreign code wrote under our key.
        }
        receive(raw);
      };
      listening.add(hear);
      events.addEventListener('storage', hear);
      return () => {
        listening.delete(hear);
        events.removeEventListener('storage', hear);
      };
    },
    close() {
      closed = true;
      for (const hear of listening) events.removeEventListener('storage', hear);
      listening.clear();
    },
  };
}
