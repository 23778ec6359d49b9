import { fork } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './ensureInstalled.mjs';
import { giveUp, requireNode, root, say } from './root.mjs';

// Seeded schedules of the simulator, on all cores: `npm run simulate`. Says every few seconds how far it is, and of
// each failing seed the smallest schedule that fails too. SIMULATION_SEEDS: how many; SIMULATION_FIRST: from which on.
// What passed and failed is also written to the file SIMULATION_RESULTS, if that is given.
requireNode();
process.chdir(root);
await ensureInstalled();
const main = await bundle();

const seeds = wholeNumber('SIMULATION_SEEDS', 100_000);
const first = wholeNumber('SIMULATION_FIRST', 1);
const everyMs = 10_000;
const atOnce = 500;

const cores = Math.min(availableParallelism(), seeds);
const startedAt = performance.now();
const sum = { schedules: 0, steps: 0, stored: 0 };
const failed = [];
/** What can happen, what did, and by which ways rows came: a storm in which nothing happens proves nothing. */
const seen = { possible: new Set(), did: new Set(), ways: new Set() };
const allWays = ['list', 'own', 'poll', 'push', 'tab'];
/** With so many seeds everything happens. */
const enough = 500;

const progress = setInterval(() => {
  const seconds = (performance.now() - startedAt) / 1000;
  const left = Math.ceil(((seeds - sum.schedules) * seconds) / Math.max(sum.schedules, 1) / 60);
  say(`${told()} About ${left} min left.`);
}, everyMs);

const codes = await Promise.all(Array.from({ length: cores }, (_, core) => simulate(core)));
clearInterval(progress);
say(told());
if (failed.length > 0) say(`Failing seeds: ${failed.toSorted((a, b) => a - b).join(', ')}`);
if (sum.schedules < seeds) say(`${seeds - sum.schedules} schedules were not run.`);
const missing = [...seen.possible, ...allWays].filter((one) => !seen.did.has(one) && !seen.ways.has(one));
if (seeds >= enough && missing.length > 0) say(`Never happened: ${missing.join(', ')}.`);
const isWhole = codes.every((code) => code === 0) && sum.schedules === seeds;
const isRight = isWhole && (seeds < enough || missing.length === 0);
process.exitCode = isRight ? 0 : 1;
const results = process.env['SIMULATION_RESULTS'];
if (results) {
  const passed = sum.schedules - failed.length;
  writeFileSync(results, JSON.stringify({ passed, failed: seeds - passed }));
}

/** Every so many-th seed. */
async function simulate(core) {
  const count = Math.ceil((seeds - core) / cores);
  let worst = 0;
  for (let done = 0; done < count; done += atOnce) {
    const code = await run(first + core + done * cores, Math.min(atOnce, count - done));
    worst ||= code;
  }
  return worst;
}

/** So many seeds in a process of their own: what thousands of worlds leave behind ends with it. */
function run(from, count) {
  // A world makes and drops many small things: with more room for the young ones a fifth of the time is saved.
  const child = fork(main, [from, count, cores].map(String), { execArgv: ['--max-semi-space-size=64'] });
  child.on('message', ({ seed, steps, stored, isWrong, ...more }) => {
    for (const [what, names] of Object.entries(seen)) for (const name of more[what]) names.add(name);
    sum.schedules++;
    sum.steps += steps;
    sum.stored += stored;
    if (isWrong) failed.push(seed);
  });
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}

function told() {
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  const figures = [sum.schedules, seeds, sum.steps, sum.stored].map((n) => n.toLocaleString('en-GB'));
  const [schedules, all, steps, stored] = figures;
  return `${schedules} of ${all} schedules in ${seconds} s: ${steps} steps, ${stored} writes stored, ${failed.length} failed.`;
}

/** The simulator in one file: translated once instead of by every process, and without the names that costs at run time. */
async function bundle() {
  // Not before what is missing was installed.
  const { build } = await import('vite');
  const outDir = join(root, 'node_modules', '.cache', 'lockstep-simulation', String(process.pid));
  await build({
    configFile: join(root, 'vite.config.ts'),
    root,
    publicDir: false,
    logLevel: 'error',
    build: { ssr: join('tests', 'simulation', 'main.ts'), outDir, emptyOutDir: true, minify: false },
  });
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  return join(outDir, 'main.js');
}

function wholeNumber(name, usual) {
  const given = process.env[name];
  if (given === undefined) return usual;
  const number = Number(given);
  if (!Number.isSafeInteger(number) || number < 1)
    giveUp(`${name} must be a whole number from 1 on, not "${given}".`);
  return number;
}
