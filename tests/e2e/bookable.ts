import type { BrowserContext, Locator, Page } from '@playwright/test';
import { expect } from './lockstepTest';

/** A day on which one therapist, the first by name, can be booked from 09:00 to 17:00, and nobody else. */
export interface Bookable {
  day: string;
  staffId: string;
  /** An hour long, with a quarter of an hour after it. */
  serviceId: string;
  patientId: string;
  /** The instant of a time of that day. */
  at(time: string): string;
}

interface Item {
  id: string;
  name: string;
}

let days = 0;

/** @param operator a browser that may change availability */
export async function bookableDay(operator: BrowserContext): Promise<Bookable> {
  const list = async <T>(path: string) =>
    ((await (await operator.request.get(`/api/${path}`)).json()) as { items: T[] }).items;
  const day = new Date(Date.now() + (60 + days++) * 86_400_000).toISOString().slice(0, 10);
  const therapists = (await list<Item>('staff?role=therapist')).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const service = (await list<Item>('services')).find(({ name }) => name === 'Swedish massage');
  const patient = (await list<{ id: string; lastName: string }>('patients?lastName=Whitfield')).find(Boolean);
  const staffId = therapists[0]?.id ?? '';
  const answer = await operator.request.post('/api/availability', {
    data: { staffId, date: day, startTime: '09:00', endTime: '17:00', isActive: true },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  // New York is five hours behind at the one time of the year and four at the other.
  const noon = new Date(`${day}T17:00:00Z`).toLocaleTimeString('en-GB', { timeZone: 'America/New_York' });
  const behind = noon.startsWith('12') ? 5 : 4;
  const at = (time: string) => new Date(Date.parse(`${day}T${time}:00Z`) + behind * 3_600_000).toISOString();
  return { day, staffId, serviceId: service?.id ?? '', patientId: patient?.id ?? '', at };
}

/** The next Tuesday after today: nearly everybody of the demo works then. */
export function workingDay(): string {
  const today = new Date();
  const ahead = (2 - today.getUTCDay() + 7) % 7 || 7;
  return new Date(today.getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
}

/** The block of a calendar that shows this patient at these times. */
export function blockOf(page: Page, patient: string, times: string): Locator {
  return page.locator('[data-block]').filter({ hasText: patient }).filter({ hasText: times });
}

/** The field in which a patient is searched for. */
export function clientField(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Client' });
}
