import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildOnce } from './buildOnce';

let cache: string;
let builds: string[];
let key: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'lockstep-builds-'));
  builds = [];
  key = 'first';
});
afterEach(() => rm(cache, { recursive: true, force: true }));

/** Builds a file that says which sources it is of. */
const ask = (build = (_folder: string): Promise<void> => Promise.resolve()) =>
  buildOnce({
    cache,
    keyOf: () => key,
    async build(folder) {
      builds.push(key);
      await writeFile(join(folder, 'page'), key);
      await build(folder);
    },
  });
const pageIn = (folder: string) => readFile(join(folder, 'page'), 'utf8');

describe('a build', () => {
  it('is made once, however many ask for it at once', async () => {
    const folders = await Promise.all(Array.from({ length: 8 }, () => ask()));
    expect(builds).toEqual(['first']);
    expect(new Set(folders).size).toBe(1);
    expect(await pageIn(await ask())).toBe('first');
    expect(builds).toEqual(['first']);
  });

  it('is made anew from other sources, and leaves that of the former where it is', async () => {
    const former = await ask();
    key = 'second';
    expect(await pageIn(await ask())).toBe('second');
    expect(await pageIn(former)).toBe('first');
    key = 'first';
    expect(await ask()).toBe(former);
    expect(builds).toEqual(['first', 'second']);
  });

  it('that fails says why, to everyone who waits, and is tried again by who asks next', async () => {
    const failing = () => Promise.reject(new Error('no such import'));
    const results = await Promise.allSettled([ask(failing), ask(failing)]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await pageIn(await ask())).toBe('first');
  });

  it('whose sources were changed meanwhile is nobody else’s', async () => {
    const mixed = await ask(() => {
      key = 'second';
      return Promise.resolve();
    });
    expect(await ask()).not.toBe(mixed);
    key = 'first';
    expect(await ask()).not.toBe(mixed);
    expect(builds).toEqual(['first', 'second', 'first']);
  });

  it('that nobody opens is used no longer after an hour, and removed after two', async () => {
    const former = await ask();
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000 - 60_000);
    await utimes(former, hoursAgo(1), hoursAgo(1));
    key = 'second';
    await ask();
    expect(await readdir(cache)).toEqual(['first', 'second']);
    key = 'first';
    expect(await ask()).toBe(former);
    expect(builds).toEqual(['first', 'second', 'first']);
    await utimes(former, hoursAgo(0), hoursAgo(0));
    expect(await ask()).toBe(former);
    expect(builds).toHaveLength(3);
    expect((await stat(former)).mtimeMs).toBeGreaterThan(hoursAgo(0).getTime());
    await utimes(former, hoursAgo(2), hoursAgo(2));
    key = 'third';
    await ask();
    expect(await readdir(cache)).toEqual(['second', 'third']);
  });

  it('of a killed process is not taken for whole, and keeps nobody waiting', async () => {
    const code = `
      import { writeFile } from 'node:fs/promises';
      import { buildOnce } from ${JSON.stringify(join(import.meta.dirname, 'buildOnce.ts'))};
      await buildOnce({
        cache: ${JSON.stringify(cache)},
        keyOf: () => 'first',
        async build(folder) {
          await writeFile(folder + '/page', 'half');
          console.log('half');
          await new Promise(() => {});
        },
      });`;
    const killed = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code]);
    await once(killed.stdout, 'data');
    const waiting = ask();
    killed.kill('SIGKILL');
    expect(await pageIn(await waiting)).toBe('first');
    expect(builds).toEqual(['first']);
    expect((await readdir(cache)).filter((name) => !name.startsWith('unfinished-'))).toEqual(['first']);
  });
});
