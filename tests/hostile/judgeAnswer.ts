import { Problem } from '@/protocol/problem';

export interface Answer {
  status: number;
  headers: Readonly<Record<string, string | number | readonly string[] | undefined>>;
  body: string;
}

export interface Judged {
  /** Sent as an address below `/api`, and read as one by the server. */
  isApi: boolean;
  isHead: boolean;
  /** The only pages that are HTML. */
  isPage: boolean;
  /** What no refusal may tell. */
  secrets: readonly string[];
  /** What no answer at all may tell: it is another practice's. */
  foreign: string | null;
}

/** What is wrong with an answer; nothing, for one that is right. */
export function complaintsOf(answer: Answer, asked: Judged): string[] {
  const { status, headers, body } = answer;
  const found: string[] = [];
  const type = String(headers['content-type'] ?? '');
  if (!(status >= 200 && status < 500)) found.push(`answered ${status}`);
  if (type.includes('text/html') && !asked.isPage) found.push(`answered HTML`);
  if (headers['x-content-type-options'] !== 'nosniff') found.push('may be sniffed');
  if (asked.isApi && !/^no-store\b/.test(String(headers['cache-control']))) {
    found.push(`may be cached: ${String(headers['cache-control'])}`);
  }
  if (asked.foreign !== null && body.includes(asked.foreign)) found.push('tells of another practice');
  if (status >= 400) found.push(...refusalComplaints(answer, type, asked));
  return found;
}

function refusalComplaints({ status, body }: Answer, type: string, asked: Judged): string[] {
  if (!type.startsWith('application/problem+json')) return [`refused (${status}) as ${type || 'nothing'}`];
  if (asked.isHead) return [];
  const problem = Problem.safeParse(parsedOrNull(body));
  if (!problem.success) return [`refused (${status}) by no problem: ${body.slice(0, 200)}`];
  const found: string[] = [];
  const { current: _row, ...words } = problem.data;
  if (problem.data.status !== status) found.push(`status ${status} and problem disagree`);
  const told = JSON.stringify(words);
  if (asked.secrets.some((secret) => told.includes(secret))) found.push(`tells what was sent: ${told}`);
  if (told.length > 20_000) found.push(`a refusal of ${told.length} characters`);
  return found;
}

function parsedOrNull(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
