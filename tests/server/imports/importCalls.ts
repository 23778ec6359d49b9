import { vi } from 'vitest';
import type { ImportJob } from '@/features/imports/importJob';
import { ImportReport } from '@/features/imports/importReport';
import type { Caller, InProcess } from '../inProcess';

/** What a person does with a file, over the API. */
export interface ImportCalls {
  /** @throws if the answer is not 200 */
  check(
    text: string | Buffer,
    subject?: 'patients' | 'inventory',
    format?: 'csv' | 'fhir',
  ): Promise<ImportReport>;
  /** Reads, runs and waits for the end. @throws if the file is broken */
  importAll(
    text: string | Buffer,
    options?: { subject?: 'patients' | 'inventory'; format?: 'csv' | 'fhir'; duplicates?: 'skip' | 'create' },
  ): Promise<ImportJob>;
  job(id: string): Promise<ImportJob>;
  /** Waits until it does not run any more. */
  ended(id: string): Promise<ImportJob>;
}

export function importCalls({ app }: Pick<InProcess, 'app'>, caller: Caller): ImportCalls {
  const job = async (id: string) => (await caller.get(`/api/imports/${id}`)).json<ImportJob>();
  const ended = (id: string) =>
    vi.waitFor(
      async () => {
        const now = await job(id);
        if (now.status === 'running') throw new Error(`It runs: ${now.done} of ${now.total}`);
        return now;
      },
      { timeout: 100_000, interval: 20 },
    );
  const check: ImportCalls['check'] = async (text, subject = 'patients', format = 'csv') => {
    const answer = await app.inject({
      method: 'POST',
      url: `/api/imports/files?subject=${subject}&format=${format}`,
      headers: {
        authorization: `Bearer ${caller.token}`,
        'content-type': format === 'csv' ? 'text/csv' : 'application/fhir+json',
      },
      payload: text,
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return ImportReport.parse(answer.json());
  };
  return {
    check,
    job,
    ended,
    async importAll(text, { subject, format, duplicates = 'skip' } = {}) {
      const report = await check(text, subject, format);
      if (!report.job) throw new Error(JSON.stringify(report.problems));
      const answer = await caller.post(`/api/imports/${report.job.id}/run`, { duplicates });
      if (answer.statusCode !== 200) throw new Error(answer.body);
      return ended(report.job.id);
    },
  };
}
