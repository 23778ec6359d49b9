import { resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Entity } from '@/domain/entity';
import type { Config } from '../config';

/** What the two commands are called with. */
export interface CommandCall {
  config: Config;
  /** What the person typed behind the command. */
  args: string[];
  entities: readonly Entity[];
  /** Ends it before its time; then nothing has changed. */
  signal: AbortSignal;
  say(line: string): void;
}

/** @throws Error with how to say it right */
export function readArgs<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: T,
  usage: string,
) {
  try {
    return parseArgs({ args, options, allowPositionals: false }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`, { cause: error });
  }
}

/** A path as the person meant it: npm runs scripts in the project's folder, wherever it was called from. */
export function givenPath(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

export function counted(n: number, one: string): string {
  return `${n.toLocaleString('en-GB')} ${one}${n === 1 ? '' : 's'}`;
}

/** Of a file, for people. */
export function sizeOf(bytes: number): string {
  const [unit, size] = bytes < 1_000_000 ? ['kB', 1_000] : ['MB', 1_000_000];
  return `${(bytes / size).toFixed(1)} ${unit}`;
}
