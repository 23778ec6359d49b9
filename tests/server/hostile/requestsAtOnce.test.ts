import fastify from 'fastify';
import { expect, test } from 'vitest';
import { replyWithProblem } from '@/server/problemReply';
import { limitRequests } from '@/server/requestLimits';

test('[R58] more at once than a node works on is refused at once; what goes on for hours is not counted', async () => {
  const app = fastify();
  app.setErrorHandler(replyWithProblem);
  limitRequests(app, { clock: { now: () => 0 }, perMinute: 0, mostAtOnce: 2 });
  const finish: (() => void)[] = [];
  const wait = () => new Promise<string>((resolve) => finish.push(() => resolve('done')));
  app.get('/work', wait);
  app.get('/stream', { config: { goesOn: true } }, wait);
  const running = [app.inject('/stream'), app.inject('/work'), app.inject('/work')];
  await expect.poll(() => finish.length).toBe(3);
  const refused = await app.inject('/work');
  expect([refused.statusCode, refused.headers['retry-after'], refused.json()]).toEqual([
    503,
    '1',
    expect.objectContaining({ code: 'unavailable' }),
  ]);
  for (const done of finish) done();
  expect((await Promise.all(running)).map(({ body }) => body)).toEqual(['done', 'done', 'done']);
  const again = app.inject('/work');
  await expect.poll(() => finish.length).toBe(4);
  finish.at(-1)?.();
  expect((await again).body).toBe('done');
  await app.close();
});
