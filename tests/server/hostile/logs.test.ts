import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, inProcess, type InProcess } from '../inProcess';

let server: InProcess;
let admin: Caller;
let log = '';

beforeAll(async () => {
  server = await inProcess({ logLevel: 'trace', logTo: { write: (line) => void (log += line) } });
  admin = await server.signIn(server.practice.email.admin);
});
afterAll(() => server.close());

const name = 'Quillfeather';

test('[R52] a line of the log names the request and its route, and nothing that was asked, sent or answered', async () => {
  log = '';
  const draft = { firstName: 'Ann', lastName: name, notes: name };
  const made = (await admin.post('/api/patients', draft)).json<{ id: string }>();
  await admin.get(`/api/patients?lastName=${name}`);
  await admin.post('/api/patients/search', { text: name });
  await admin.patch(`/api/patients/${made.id}`, { lastName: `${name}\0` });
  await admin.get(`/api/${name}/%`);
  const lines = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { msg: string; reqId?: string; route?: string | null });
  const requests = lines.filter(({ msg }) => msg === 'request');
  expect(requests.map(({ route }) => route)).toEqual(
    ['/api/patients', '/api/patients', '/api/patients/search', '/api/patients/:id', expect.anything()].slice(
      0,
      requests.length,
    ),
  );
  expect(requests.length).toBeGreaterThanOrEqual(4);
  expect(new Set(requests.map(({ reqId }) => reqId)).size).toBe(requests.length);
  for (const secret of [name, admin.token, made.id, 'Ann']) expect(log).not.toContain(secret);
});

test('[R52] a defect is logged by where and what, never with the row that PostgreSQL repeats', async () => {
  await server.sql(`create function defect() returns trigger language plpgsql as $$
    begin
      raise exception 'cannot keep %', new.last_name using errcode = 'XX000', detail = to_jsonb(new)::text, hint = new.notes;
    end $$`);
  await server.sql(
    'create trigger zz_defect before insert on patient for each row execute function defect()',
  );
  log = '';
  const answer = await admin.post('/api/patients', { firstName: 'Ann', lastName: name, notes: name });
  await server.sql('drop trigger zz_defect on patient');
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain(name);
  expect(log).toContain('"type":"DatabaseError"');
  expect(log).toContain('XX000');
  expect(log).toContain(answer.json<{ requestId: string }>().requestId);
  expect(log).not.toContain(name);
});
