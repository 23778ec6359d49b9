import type { APIRequestContext, BrowserContext, Locator, Page } from '@playwright/test';
import { expect } from './lockstepTest';

const timeZone = 'America/New_York';
export const phone = { width: 390, height: 844 };
/** The words, rules and language that the demo practice begins with. */
export const usual = {
  vocabulary: {
    therapist: { one: 'Therapist', many: 'Therapists' },
    client: { one: 'Client', many: 'Clients' },
  },
  rules: { noticeMinutes: 120, cancelNoticeMinutes: 1440, aheadDays: 60, confirmsRequests: true },
  language: 'en',
};

export interface Slot {
  staffId: string;
  startsAt: string;
  endsAt: string;
}

export async function read<T>(request: APIRequestContext, path: string): Promise<T> {
  const answer = await request.get(`/api/${path}`);
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as T;
}

export async function practice(admin: BrowserContext, patch: object): Promise<void> {
  const answer = await admin.request.patch('/api/practice', { data: patch });
  expect(answer.status(), await answer.text()).toBe(200);
}

export const onClock = (at: string) =>
  new Date(at).toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
export const dayOf = (at: string) => new Date(at).toLocaleDateString('sv-SE', { timeZone });
export const timesOf = ({ startsAt, endsAt }: Slot) => `${onClock(startsAt)}–${onClock(endsAt)}`;

let days = 3;

/** Two free evening hours, some days ahead, of one therapist (the one whose column comes first), opened for this test alone. */
export async function freeEvening(operator: BrowserContext, staffId?: string) {
  type Named = { items: { id: string; name: string }[] };
  const { items: staff } = await read<Named>(operator.request, 'staff?role=therapist&isActive=true');
  const { items: services } = await read<Named>(operator.request, 'services');
  const inOrder = staff.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const person = staffId ? inOrder.find(({ id }) => id === staffId) : inOrder[0];
  const service = services.find(({ name }) => name === 'Swedish massage');
  const date = dayOf(new Date(Date.now() + days++ * 86_400_000).toISOString());
  const opened = await operator.request.post('/api/availability', {
    data: { staffId: person?.id, date, startTime: '20:30', endTime: '23:45', isActive: true },
  });
  expect(opened.status(), await opened.text()).toBe(201);
  const query = `slots?serviceId=${service?.id}&staffId=${person?.id}&from=${date}&to=${date}`;
  const { slots } = await read<{ slots: Slot[] }>(operator.request, query);
  const at = (time: string) => {
    const slot = slots.find(({ startsAt }) => onClock(startsAt) === time);
    if (!slot) throw new Error(`${time} is not free on ${date}`);
    return slot;
  };
  return {
    name: person?.name ?? '',
    serviceId: service?.id ?? '',
    first: at('20:30'),
    second: at('22:00'),
  };
}

export async function choose(page: Page, name: string, slot: Slot): Promise<void> {
  await page.getByRole('combobox').selectOption({ label: name });
  // Seven days from today are shown at a time.
  const daysAhead =
    (Date.parse(dayOf(slot.startsAt)) - Date.parse(dayOf(new Date().toISOString()))) / 86_400_000;
  for (let week = 7; week <= daysAhead; week += 7)
    await page.getByRole('button', { name: 'Next week' }).click();
  const day = new Date(slot.startsAt).toLocaleDateString('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
  });
  await page.getByRole('radio', { name: new RegExp(`^${day.replace(',', '')} `) }).check();
  await page.getByRole('radio', { name: onClock(slot.startsAt), exact: true }).check();
}

/** Of what is over only the last few are shown at first, and other tests called some off as well. */
export async function expectPast(page: Page, card: Locator): Promise<void> {
  const more = page.getByRole('button', { name: 'Show more' });
  await expect
    .poll(async () => {
      await more.evaluateAll((buttons) => buttons.forEach((button) => (button as HTMLElement).click()));
      return card.count();
    })
    .toBe(1);
  await expect(card).toContainText('Cancelled');
}

export async function openBooking(page: Page): Promise<void> {
  await page.goto('/portal/book');
  await page.getByRole('radio', { name: /Swedish massage/ }).check();
}

export async function onPhone(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize(phone);
  return page;
}
