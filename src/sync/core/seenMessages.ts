/** How far behind a sender's newest message one may arrive and still be told apart from a repetition. */
export const seenWindow = 4096;

/** Tabs come and go for days; more senders than this are not alive at once in one browser. */
const senderLimit = 256;

/** What arrived from one sender: bit `n % seenWindow` for each of the last `seenWindow` counts. */
interface Sender {
  highest: number;
  readonly bits: Uint32Array;
}

export interface SeenMessages {
  /** Whether message `n` of this sender arrives for the first time. Asking is what marks it as seen. */
  isNew: (from: string, n: number) => boolean;
}

/**
 * Tells repetitions from news, whatever the order of arrival. A message more than the window behind counts as a
 * repetition: nothing is known of it any more, and whoever needs it finds the gap in the feed.
 */
export function createSeenMessages(): SeenMessages {
  const senders = new Map<string, Sender>();

  function senderOf(from: string, n: number): Sender {
    const known = senders.get(from);
    if (known) return known;
    for (const oldest of senders.keys()) {
      if (senders.size < senderLimit) break;
      senders.delete(oldest);
    }
    const sender = { highest: n, bits: new Uint32Array(seenWindow / 32) };
    senders.set(from, sender);
    return sender;
  }

  return {
    isNew(from, n) {
      const sender = senderOf(from, n);
      if (n <= sender.highest - seenWindow) return false;
      if (n > sender.highest) forgetUpTo(sender, n);
      const at = n % seenWindow;
      const word = at >>> 5;
      const bit = 1 << (at & 31);
      const before = sender.bits[word] ?? 0;
      if ((before & bit) !== 0) return false;
      sender.bits[word] = before | bit;
      return true;
    },
  };
}

/** Moves the window on: the places of the counts that enter it were those of counts that leave it. */
function forgetUpTo(sender: Sender, n: number): void {
  if (n - sender.highest >= seenWindow) sender.bits.fill(0);
  else {
    for (let count = sender.highest + 1; count <= n; count++) {
      const at = count % seenWindow;
      sender.bits[at >>> 5] = (sender.bits[at >>> 5] ?? 0) & ~(1 << (at & 31));
    }
  }
  sender.highest = n;
}
