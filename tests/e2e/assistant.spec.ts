import { expect, test } from './lockstepTest';

/** The booking assistant as a patient meets it in the portal, while somebody at the desk books the same time. */
test('an offered time strikes itself out when the desk books it, and another one is booked by a yes', async ({
  signedIn,
}) => {
  const patient = await signedIn('patient');
  const page = await patient.newPage();
  await page.goto('/portal');
  const panel = page.getByRole('region', { name: 'Booking assistant' });
  await panel.getByRole('textbox', { name: 'Message' }).fill('a swedish massage next week');
  await panel.getByRole('button', { name: 'Send' }).click();
  const offers = panel.getByRole('group', { name: 'Offered times' }).getByRole('button');
  await expect(offers.nth(1)).toBeVisible();

  const id = await offers.first().getAttribute('data-id');
  const offer = (await (await patient.request.get(`/api/assistant-offers/${id}`)).json()) as Record<
    string,
    string
  >;
  const operator = await signedIn('operator');
  const people = (await (await operator.request.get('/api/patients?limit=5')).json()) as {
    items: { id: string }[];
  };
  const booked = await operator.request.post('/api/appointments', {
    data: {
      patientId: people.items.at(-1)?.id,
      staffId: offer['staffId'],
      serviceId: offer['serviceId'],
      startsAt: offer['startsAt'],
      endsAt: offer['endsAt'],
    },
  });
  expect(booked.ok(), await booked.text()).toBe(true);
  await expect(offers.first()).toHaveAttribute('data-status', 'taken');

  await panel.locator('[data-status="open"]').last().click();
  await panel.getByRole('button', { name: 'Yes' }).click();
  await expect(panel.getByText(/^Booked: Swedish massage/)).toBeVisible();
  await page.reload();
  await expect(panel.getByText(/^Booked: Swedish massage/)).toBeVisible();
});
