import type { APIResponse, BrowserContext } from '@playwright/test';
import { v7 } from 'uuid';
import type { SectionName } from '@/dashboards/clinic/clinicPaths';

/** What every step may need to know of the practice. */
export interface ClinicFacts {
  patientId: string;
  /** The doctor's. */
  staffId: string;
  serviceId: string;
  /** A day on which the doctor can be booked from 09:00 to 17:00. */
  day: string;
  at(time: string): string;
}

export interface LiveRow {
  id: string;
  rev: number;
  [field: string]: unknown;
}

/** One kind of change, as somebody makes it. */
export interface LifeStep {
  name: string;
  /** Who alone may. */
  only?: 'doctor' | 'assistant';
  /** It is out of sight of what the screen is asked for. */
  isUnseen?: true;
  /** The other person opens it then, and goes on from there. */
  isOpenedThen?: true;
  /** What the other person is told. */
  toast: RegExp;
  /** @returns the row as it is then; null: it is gone */
  make(this: void, call: Call, row: LiveRow, facts: ClinicFacts): Promise<LiveRow | null>;
}

/** What happens to one row of an entity, from its beginning on. */
export interface Life {
  entity: string;
  section: SectionName;
  /** Below `/api`. */
  path: string;
  /** What a screen has to be asked for to show the row. */
  query?(facts: ClinicFacts): string;
  steps: readonly LifeStep[];
}

/** A request of whoever acts. */
export type Call = (
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
) => Promise<LiveRow | null>;

export function callOf(context: BrowserContext): Call {
  return async (method, path, body) => {
    // As the app sends it: what one request writes is one thing.
    const headers = { 'idempotency-key': v7() };
    const options = { method, headers, ...(body ? { data: body } : {}) };
    const answer: APIResponse = await context.request.fetch(`/api/${path}`, options);
    if (!answer.ok()) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return answer.status() === 204 ? null : ((await answer.json()) as LiveRow);
  };
}

let days = 0;

/** A day on which this therapist can be booked from 09:00 to 17:00, beside the others of earlier calls. */
export async function clinicFacts(admin: BrowserContext, staffName: string): Promise<ClinicFacts> {
  const list = async <T>(path: string) =>
    ((await (await admin.request.get(`/api/${path}`)).json()) as { items: T[] }).items;
  const people = await list<{ id: string; name: string; serviceIds: string[] }>('staff?role=therapist');
  const doctor = people.find(({ name }) => name === staffName);
  const [patient] = await list<{ id: string }>('patients?lastName=Whitfield');
  const day = new Date(Date.now() + (200 + days++) * 86_400_000).toISOString().slice(0, 10);
  const staffId = doctor?.id ?? '';
  await callOf(admin)('POST', 'availability', {
    staffId,
    date: day,
    startTime: '09:00',
    endTime: '17:00',
    isActive: true,
  });
  // New York is five hours behind at the one time of the year and four at the other.
  const noon = new Date(`${day}T17:00:00Z`).toLocaleTimeString('en-GB', { timeZone: 'America/New_York' });
  const behind = noon.startsWith('12') ? 5 : 4;
  return {
    patientId: patient?.id ?? '',
    staffId,
    serviceId: doctor?.serviceIds[0] ?? '',
    day,
    at: (time) => new Date(Date.parse(`${day}T${time}:00Z`) + behind * 3_600_000).toISOString(),
  };
}
