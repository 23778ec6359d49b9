import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endWithNpm } from './endWithNpm.mjs';
import { ensureBuilt } from './ensureBuilt.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { requireNode, root } from './root.mjs';

// From a fresh clone to a running server. The server runs in this very process, so that signals reach it.
requireNode();
process.chdir(root);
await ensureInstalled();
await ensureBuilt();
endWithNpm();
process.env.NODE_ENV ??= 'production';
await import(pathToFileURL(join(root, 'dist-server', 'main.server.js')).href);
