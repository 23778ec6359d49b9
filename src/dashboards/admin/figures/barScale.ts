/** A linear scale from 0 with round ticks that reaches at least `most`. */
export interface BarScale {
  ticks: readonly number[];
  /** 0 at the bottom, 1 at the top. */
  shareOf(value: number): number;
}

const roundSteps = [1, 2, 5];
const mostTicks = 5;

/** @param least the scale reaches at least here, so that it stays the same from day to day */
export function barScale(values: readonly number[], least = 1): BarScale {
  const most = Math.max(least, ...values);
  let power = 10 ** Math.floor(Math.log10(most / mostTicks));
  let step = power;
  for (let place = 0; step * mostTicks < most; place++) {
    if (place === roundSteps.length) [place, power] = [0, power * 10];
    step = (roundSteps[place] ?? 1) * power;
  }
  const count = Math.ceil(most / step - 1e-9);
  const top = count * step;
  return {
    // Multiplied, not added up: no tick is 0.30000000000000004.
    ticks: Array.from({ length: count + 1 }, (_, n) => Number((n * step).toPrecision(12))),
    shareOf: (value) => Math.min(1, Math.max(0, value / top)),
  };
}
