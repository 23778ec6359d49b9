/** Percentile of many samples, by rank; `part` in [0, 1]. */
export function percentile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export interface Spread {
  n: number;
  p50: number;
  p99: number;
  max: number;
}

export function spreadOf(samples: readonly number[]): Spread {
  return {
    n: samples.length,
    p50: percentile(samples, 0.5),
    p99: percentile(samples, 0.99),
    max: percentile(samples, 1),
  };
}

/** One line of the report: name, figure, and what was aimed at. Never an assertion: the machine may be busy. */
export function line(name: string, figure: string, aim = ''): void {
  console.log(`  ${name.padEnd(58)} ${figure.padEnd(44)} ${aim}`);
}

export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(3) : value.toFixed(1)} ms`;
}

export function spread({ n, p50, p99, max }: Spread): string {
  return `p50 ${ms(p50)}  p99 ${ms(p99)}  max ${ms(max)}  (n ${n})`;
}

export function title(text: string): void {
  console.log(`\n${text}`);
}
