import { join } from 'node:path';
import { runInBrowser } from './runInBrowser.mjs';

// The figures behind README, each beside what it is compared with, in one run: `npm run bench`, or some of them by
// name, `npm run bench -- apply bus write live`.
process.exitCode = await runInBrowser(join('tests', 'bench', 'main.ts'), process.argv.slice(2));
