/** How long a finger rests on a block before it lifts it, in milliseconds. */
export const longPressMs = 400;

/**
 * Calls back when a press has lasted long enough, unless `signal` ends it before. Frames are its clock: they and
 * events count from the same moment.
 * @param pressedAt the event's `timeStamp`
 */
export function onLongPress(pressedAt: number, lifted: () => void, signal: AbortSignal): void {
  const frame = (at: number): void => {
    if (signal.aborted) return;
    if (at - pressedAt >= longPressMs) lifted();
    else requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
