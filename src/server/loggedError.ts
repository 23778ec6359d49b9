import pg from 'pg';

/** What a log says of an error. */
export interface LoggedError {
  type: string;
  message: string;
  code?: string;
  stack: string;
  /** What of the database it was about; never the row. */
  table?: string;
  column?: string;
  constraint?: string;
}

/**
 * Tells of an error what leads to its cause, and nothing that a person entered: PostgreSQL repeats values in its messages,
 * its details and its contexts, a parser the text that it stumbled over.
 */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'Something was thrown', stack: '' };
  const { code } = error as NodeJS.ErrnoException;
  const known = {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    stack: framesOf(error),
  };
  if (error instanceof pg.DatabaseError) {
    const { table, column, constraint, routine } = error;
    return {
      ...known,
      type: 'DatabaseError',
      message: `PostgreSQL refused: ${code ?? 'no code'} in ${routine ?? 'an unknown place'}`,
      ...(table === undefined ? {} : { table }),
      ...(column === undefined ? {} : { column }),
      ...(constraint === undefined ? {} : { constraint }),
    };
  }
  return { ...known, message: quotesInput(error) ? 'It could not be read' : error.message.slice(0, 500) };
}

/** Their messages hold the text that could not be read. */
function quotesInput(error: Error): boolean {
  return error instanceof SyntaxError || error instanceof RangeError || error.name.startsWith('Zod');
}

/** Where it was thrown, without the message that a stack begins with. */
function framesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 20)
    .join('\n');
}
