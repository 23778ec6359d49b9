import { runCommand } from './runCommand.mjs';

// The database as a backup holds it: `npm run restore -- --from <file> [--replace]`.
await runCommand('restore');
