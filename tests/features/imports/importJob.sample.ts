import type { Sample } from '../../server/samples';

/** As the database writes them; nobody else does. */
export const sample: Sample = {
  draft: (_practice, n) => ({
    subject: 'patients',
    format: 'csv',
    status: 'checked',
    duplicates: 'skip',
    total: 1_000 + n,
    done: 250,
    skipped: 2,
    alreadyHere: 2,
    problems: [{ line: 17, message: 'was here already' }],
    columns: [{ column: 'Surname', field: 'lastName' }],
    notKept: [{ path: 'Shoe size', count: 3 }],
    author: 'Maria',
  }),
  changes: () => ({ done: 500, skipped: 3 }),
};
