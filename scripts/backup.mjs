import { runCommand } from './runCommand.mjs';

// Everything the database holds at one moment, in one file: `npm run backup [-- --to <file>]`.
await runCommand('backup');
