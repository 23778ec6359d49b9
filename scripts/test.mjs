import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './ensureInstalled.mjs';
import { findChromium } from './findChromium.mjs';
import { requireNode, root, say } from './root.mjs';
import { runNode } from './run.mjs';

// Everything: types, lint, format, unit and API tests, both builds, the browser. All steps run even if one fails; the
// last line is the sum.
requireNode();
process.chdir(root);
await ensureInstalled();

const results = join(root, 'node_modules', '.cache', 'lockstep-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const vitestFile = join(results, 'vitest.json');
const playwrightFile = join(results, 'playwright.json');
const sum = { passed: 0, failed: 0 };
const brokenSteps = [];

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
await step('unit and API tests', async () => {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${vitestFile}`];
  const code = await runNode(join('vitest', 'vitest.mjs'), ['run', ...reporters]);
  count(vitestFile, ({ numPassedTests, numFailedTests }) => [numPassedTests, numFailedTests]);
  return code;
});
await step('build', () => runNode(join('..', 'scripts', 'ensureBuilt.mjs'), []));
if (existsSync(join(root, 'playwright.config.ts'))) await step('browser tests', browserTests);

if (sum.passed + sum.failed === 0) brokenSteps.push('no test ran');
if (brokenSteps.length > 0) say(`\nNot right: ${brokenSteps.join(', ')}`);
say(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = brokenSteps.length > 0 || sum.failed > 0 ? 1 : 0;

async function browserTests() {
  const chromium = await findChromium();
  if (!chromium) {
    say('No Chromium was found. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.');
    return 1;
  }
  const code = await runNode(join('@playwright', 'test', 'cli.js'), ['test', '--reporter=list,json'], {
    env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightFile },
  });
  count(playwrightFile, ({ stats }) => [stats.expected + stats.flaky, stats.unexpected]);
  return code;
}

/** Adds what a reporter wrote; a run that wrote nothing has failed as a step already. */
function count(file, read) {
  if (!existsSync(file)) return;
  const [passed, failed] = read(JSON.parse(readFileSync(file, 'utf8')));
  sum.passed += passed;
  sum.failed += failed;
}
