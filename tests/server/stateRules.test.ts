import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Invoice } from '@/features/invoices/invoice';
import { sample } from '../features/invoices/invoice.sample';
import { inProcess, problemOf, type Caller, type InProcess } from './inProcess';

let server: InProcess;
let assistant: Caller;
beforeAll(async () => {
  server = await inProcess();
  assistant = await server.signIn(server.practice.email.assistant);
});
afterAll(() => server.close());

let drafts = 0;
const create = (fields: object = {}) =>
  assistant.post('/api/invoices', { ...sample.draft(server.practice, drafts++), ...fields });
const path = ({ id }: { id: string }) => `/api/invoices/${id}`;

/** What refuses it leaves no trace of it. */
async function refused(attempt: () => ReturnType<Caller['get']>) {
  const before = await server.everything();
  const problem = problemOf(await attempt());
  expect(await server.everything()).toEqual(before);
  return problem;
}

describe('what the state of a row allows', () => {
  test('[R33] a row begins with a status that the flow begins with', async () => {
    expect(await refused(() => create({ status: 'paid' }))).toMatchObject({
      status: 409,
      code: 'illegal_status',
      allowed: ['draft', 'open'],
    });
  });

  test('[R33] a status follows the one before, or the legal ones are named', async () => {
    const row = (await create()).json<Invoice>();
    const skipped = await refused(() => assistant.patch(path(row), { status: 'paid' }));
    expect(skipped).toMatchObject({ code: 'illegal_status', allowed: ['open'] });
    expect(skipped.fields).toEqual([{ field: 'status', message: 'must be open' }]);
    expect((await assistant.patch(path(row), { status: 'open' })).json()).toMatchObject({ status: 'open' });
    const back = await refused(() => assistant.patch(path(row), { status: 'draft' }));
    expect(back).toMatchObject({ code: 'illegal_status', allowed: ['void'] });
  });

  test('[R34] what is locked does not change, what is not does', async () => {
    const row = (await create({ status: 'open' })).json<Invoice>();
    const lines = [{ description: 'Something else', quantity: 1, unitCents: 1 }];
    const locked = await refused(() => assistant.patch(path(row), { lines, dueOn: '2027-01-31' }));
    expect(locked).toMatchObject({ status: 409, code: 'locked' });
    expect(locked.fields?.map(({ field }) => field)).toEqual(['lines']);
    const changed = await assistant.patch(path(row), { lines: row.lines, dueOn: '2027-01-31' });
    expect(changed.json()).toMatchObject({ dueOn: '2027-01-31', lines: row.lines });
  });

  test('[R34] what is kept for good is not deleted', async () => {
    const [draft, issued] = [
      (await create()).json<Invoice>(),
      (await create({ status: 'open' })).json<Invoice>(),
    ];
    expect((await assistant.delete(path(draft))).statusCode).toBe(204);
    expect(await refused(() => assistant.delete(path(issued)))).toMatchObject({
      status: 409,
      code: 'locked',
    });
    expect((await assistant.get(path(issued))).statusCode).toBe(200);
  });
});
