import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ensureInstalled } from './ensureInstalled.mjs';
import { findChromium } from './findChromium.mjs';
import { requireNode, root, say } from './root.mjs';
import { runNode } from './run.mjs';

// Everything: types, lint, format, both builds, unit and API tests, the browser. All steps run even if one fails; the
// last line is the sum.
requireNode();
process.chdir(root);
await ensureInstalled();
// Component pages need it as well as the browser tests do; without it both say what is missing.
const chromium = await findChromium();
if (chromium) process.env.CHROMIUM_PATH = chromium;
else say('No Chromium was found. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.');

const results = join(root, 'node_modules', '.cache', 'lockstep-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const vitestFile = join(results, 'vitest.json');
const simulationFile = join(results, 'simulation.json');
const playwrightFile = join(results, 'playwright.json');
const sum = { passed: 0, failed: 0 };
const brokenSteps = [];
/** What a log cut short would lose: told again at the end. */
const failures = [];

async function step(name, work) {
  say(`\n— ${name}`);
  const startedAt = performance.now();
  const code = await work();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`— ${name}: ${code === 0 ? 'ok' : 'FAILED'} in ${seconds} s`);
  if (code !== 0) brokenSteps.push(name);
}

await step('types', () => runNode(join('typescript', 'bin', 'tsc'), ['--noEmit', '-p', '.']));
await step('lint', () => runNode(join('oxlint', 'bin', 'oxlint'), ['--type-aware', '--quiet']));
await step('format', () =>
  runNode(join('prettier', 'bin', 'prettier.cjs'), ['--check', '--log-level', 'warn', '.']),
);
// First what both the API's tests and the browser's start.
await step('build', () => runNode(join('..', 'scripts', 'ensureBuilt.mjs'), []));
await step('unit and API tests', async () => {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${vitestFile}`];
  const code = await runNode(join('vitest', 'vitest.mjs'), ['run', ...reporters]);
  count(vitestFile, ({ numPassedTests, numFailedTests }) => [numPassedTests, numFailedTests]);
  failures.push(...failuresOf(vitestFile, vitestFailures));
  return code;
});
await step('simulation', async () => {
  const env = { SIMULATION_SEEDS: '2000', SIMULATION_RESULTS: simulationFile };
  const code = await runNode(join('..', 'scripts', 'simulate.mjs'), [], { env });
  // Not as 2,000: they are one test.
  count(simulationFile, ({ failed }) => [code === 0 ? 1 : 0, failed]);
  return code;
});
if (existsSync(join(root, 'playwright.config.ts'))) await step('browser tests', browserTests);

if (sum.passed + sum.failed === 0) brokenSteps.push('no test ran');
for (const { name, why } of failures) say(`\nFAILED ${name}\n${firstLines(why)}`);
if (brokenSteps.length > 0) say(`\nNot right: ${brokenSteps.join(', ')}`);
say(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = brokenSteps.length > 0 || sum.failed > 0 ? 1 : 0;

async function browserTests() {
  if (!chromium) return 1;
  const code = await runNode(join('@playwright', 'test', 'cli.js'), ['test', '--reporter=list,json'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightFile },
  });
  count(playwrightFile, ({ stats }) => [stats.expected + stats.flaky, stats.unexpected]);
  failures.push(...failuresOf(playwrightFile, ({ suites }) => suites.flatMap(playwrightFailures)));
  return code;
}

/** Adds what a reporter wrote; a run that wrote nothing has failed as a step already. */
function count(file, read) {
  if (!existsSync(file)) return;
  const [passed, failed] = read(JSON.parse(readFileSync(file, 'utf8')));
  sum.passed += passed;
  sum.failed += failed;
}

function failuresOf(file, read) {
  return existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

function vitestFailures({ testResults }) {
  return testResults.flatMap(({ name: file, status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed');
    // A file that could not be run at all has no results of its own.
    if (status === 'failed' && failed.length === 0) return [{ name: relative(root, file), why: message }];
    return failed.map(({ fullName, failureMessages }) => ({
      name: `${relative(root, file)} › ${fullName}`,
      why: failureMessages.join('\n'),
    }));
  });
}

function playwrightFailures({ suites = [], specs = [] }) {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ file, line, title, tests }) => {
      const errors = tests.flatMap((one) => one.results.flatMap((result) => result.errors));
      return { name: `${file}:${line} › ${title}`, why: errors.map(({ message }) => message).join('\n') };
    });
  return [...own, ...suites.flatMap(playwrightFailures)];
}

function firstLines(text) {
  return stripVTControlCharacters(text ?? '')
    .split('\n')
    .slice(0, 12)
    .map((line) => `  ${line.slice(0, 200)}`)
    .join('\n');
}
