/** Work that is done a few pieces a frame, in the order in which it was asked for. */
export interface FrameQueue {
  /** Answers how to withdraw it. */
  add(work: () => void): () => void;
}

/** Hands out turns, `perFrame` of them a frame: what is made in one frame is also laid out and painted in it. */
export function createFrameQueue(perFrame: number): FrameQueue {
  const waiting = new Set<() => void>();
  let isRunning = false;
  const frame = (): void => {
    for (const work of [...waiting].slice(0, perFrame)) {
      waiting.delete(work);
      work();
    }
    isRunning = waiting.size > 0;
    if (isRunning) requestAnimationFrame(frame);
  };
  return {
    add(work) {
      waiting.add(work);
      if (!isRunning) {
        isRunning = true;
        requestAnimationFrame(frame);
      }
      return () => waiting.delete(work);
    },
  };
}
