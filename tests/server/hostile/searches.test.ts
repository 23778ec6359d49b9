import { afterAll, beforeAll, expect, test } from 'vitest';
import { entities } from '@/features/entities';
import { inProcess, type InProcess } from '../inProcess';

let server: InProcess;
beforeAll(async () => {
  server = await inProcess();
});
afterAll(() => server.close());

test.each(entities.filter(({ searchFields = [] }) => searchFields.length > 0).map(({ path }) => [path]))(
  '[R50] the search of %s answers, with a text and without',
  async (path) => {
    const admin = await server.signIn(server.practice.email.admin);
    for (const question of [{}, { text: 'ele' }, { text: '', limit: 1 }])
      expect((await admin.post(`/api/${path}/search`, question)).statusCode).toBe(200);
  },
);

test('[R50] stock is found by its name and its number', async () => {
  const admin = await server.signIn(server.practice.email.admin);
  const oil = { name: 'Almond oil', sku: 'OIL-77', unit: 'bottle', quantity: 3, reorderLevel: 1 };
  expect((await admin.post('/api/inventory', oil)).statusCode).toBe(201);
  for (const text of ['almo', 'OIL-77'])
    expect((await admin.post('/api/inventory/search', { text })).json()).toMatchObject({
      items: [{ sku: 'OIL-77' }],
    });
});
