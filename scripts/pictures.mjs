import { join } from 'node:path';
import { runInBrowser } from './runInBrowser.mjs';

// README's pictures, taken from the running product: `npm run pictures`.
process.exitCode = await runInBrowser(join('tests', 'pictures.ts'), []);
