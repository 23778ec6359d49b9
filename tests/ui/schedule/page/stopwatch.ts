import type { FakeModel } from './fakeModel';

/** What the benchmark reads of the page: when the first blocks were painted, tasks over 50 ms, changes. */
export function startStopwatch(model: FakeModel) {
  let longTasks: number[] = [];
  let paintedAt = Number.NaN;
  new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask', buffered: true });

  const awaitBlocks = (): void => {
    if (document.querySelector('[data-block]') === null) requestAnimationFrame(awaitBlocks);
    // The frame after the one that has them begins when that one has been painted.
    else requestAnimationFrame(() => (paintedAt = performance.now()));
  };
  awaitBlocks();

  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  async function time(change: (n: number) => void, count: number): Promise<number[]> {
    const took: number[] = [];
    for (let n = 0; n < count; n++) {
      const seen = new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve(performance.now());
        });
        observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      });
      const startedAt = performance.now();
      change(n);
      took.push((await seen) - startedAt);
      await nextFrame();
    }
    return took;
  }

  return {
    firstPaint: async () => {
      while (Number.isNaN(paintedAt)) await nextFrame();
      return paintedAt;
    },
    takeLongTasks: () => longTasks.splice(0),
    /** Changes to blocks in sight, in milliseconds until the DOM shows each. */
    async timeChanges(count: number) {
      const shown = [...document.querySelectorAll<HTMLElement>('[data-block]')].map(({ dataset }) => ({
        id: dataset['block'] ?? '',
        start: Number(dataset['start']),
      }));
      const one = (n: number) => shown[(n * 7) % shown.length] ?? { id: '', start: 0 };
      const status = await time(
        (n) =>
          model.setStatus(one(n).id, model.row(one(n).id)?.status === 'Arrived' ? 'Requested' : 'Arrived'),
        count,
      );
      const places = await time((n) => {
        const { id, start } = one(n);
        const end = model.block(id)?.end === start + 45 ? start + 50 : start + 45;
        model.put(id, model.columnOf(id) ?? '', start, end);
      }, count);
      return { status, time: places };
    },
  };
}
