import { addDays } from '@/domain/calendar';
import type { Day } from '@/domain/primitives';
import { blockOf, bookableDay } from './bookable';
import { expect, test } from './lockstepTest';

interface Row {
  id: string;
  startsAt: string;
  status: string;
}

test('of a weekly series, this and the following are called off, and the one before stays', async ({
  signedIn,
}) => {
  const operator = await signedIn('operator');
  const { day, at, ...ids } = await bookableDay(operator);
  const open = await operator.request.get(`/api/availability?staffId=${ids.staffId}&date=${day}`);
  const { items: opened } = (await open.json()) as { items: { id: string }[] };
  const until = addDays(day as Day, 21);
  const repeated = await operator.request.post('/api/availability/repeat', {
    data: { id: opened[0]?.id, until },
  });
  expect(repeated.status(), await repeated.text()).toBe(201);
  const booked = await operator.request.post('/api/appointments/series', {
    data: {
      appointment: { ...ids, startsAt: at('10:00'), endsAt: at('11:00'), status: 'confirmed' },
      everyWeeks: 1,
      count: 4,
    },
  });
  expect(booked.status(), await booked.text()).toBe(201);
  const { items } = (await booked.json()) as { items: Row[] };
  const times = '10:00–11:00';

  const page = await (await signedIn('scheduler')).newPage();
  await page.goto(`/scheduling?show=calendar&day=${addDays(day as Day, 7)}`);
  await blockOf(page, 'Eleanor Whitfield', times).click();
  await page.getByText('This and following').click();
  await page.getByRole('button', { name: 'Cancel this and following' }).click();
  await page.getByRole('group', { name: 'Cancel this and following' }).getByRole('button').first().click();
  await expect(blockOf(page, 'Eleanor Whitfield', times)).toHaveCount(0);

  // The screen shows it before it is stored.
  const statuses = async () => {
    const answer = await operator.request.get(`/api/appointments?id=${items.map(({ id }) => id).join(',')}`);
    const now = ((await answer.json()) as { items: Row[] }).items;
    return now.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1)).map(({ status }) => status);
  };
  await expect.poll(statuses).toEqual(['confirmed', 'cancelled', 'cancelled', 'cancelled']);
});
