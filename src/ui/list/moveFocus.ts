import type { KeyboardEvent } from 'react';

/** Up and Down go from row to row, to the same control of it; headings have none and are passed over. */
export function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const control = event.target instanceof Element ? event.target.closest<HTMLElement>('a, button') : null;
  const row = control?.closest<HTMLElement>('[data-place]');
  if (step === 0 || !control || !row || event.defaultPrevented) return;
  const column = controlsOf(row).indexOf(control);
  const target = nextControls(event.currentTarget, Number(row.dataset['place']), step);
  if (!target) return;
  event.preventDefault();
  (target[column] ?? target[0])?.focus();
}

function nextControls(list: Element, from: number, step: number): HTMLElement[] | null {
  for (let place = from + step; ; place += step) {
    const next = list.querySelector(`[data-place="${place}"]`);
    if (!next) return null;
    const controls = controlsOf(next);
    if (controls.length > 0) return controls;
  }
}

function controlsOf(row: Element): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('a, button')];
}
