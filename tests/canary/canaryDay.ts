import { expect, type BrowserContext, type Page } from '@playwright/test';
import { demoPassword } from '../server/startTestServer';
import { canary } from './canaryPatient';

export interface CanaryDay {
  pages: readonly Page[];
  patientId: string;
  treatmentId: string;
}

/**
 * What happens to one patient in a practice, in six tabs of one browser: made, edited, booked, treated, invoiced, referred,
 * searched for, printed, exported, talked about, changed while offline; with words left behind in fields that nobody saved.
 */
export async function liveCanaryDay(context: BrowserContext, url: string): Promise<CanaryDay> {
  // The page of an invoice prints by itself, and a browser without a screen would wait for somebody at its dialog.
  await context.addInitScript(() => {
    window.print = () => undefined;
  });
  const first = context.pages()[0] ?? (await context.newPage());
  await signIn(first, url, 'admin', '/operator');
  const pages = [first, ...(await Promise.all(Array.from({ length: 5 }, () => context.newPage())))];
  const [desk, patientTab, calendar, treatments, billing, referrals] = pages as [
    Page,
    Page,
    Page,
    Page,
    Page,
    Page,
  ];
  await Promise.all([
    open(desk, `${url}/clinic/patients`),
    open(patientTab, `${url}/clinic/patients`),
    open(calendar, `${url}/scheduling`),
    open(treatments, `${url}/clinic/treatments`),
    open(billing, `${url}/clinic/billing`),
    open(referrals, `${url}/clinic/referrals`),
  ]);

  const patientId = await createPatient(desk);
  const made = await makeRecords(desk, patientId);
  await searchFor(patientTab);
  await patientTab.goto(`${url}/clinic/patients/${patientId}`);
  await editOffline(context, patientTab);
  await Promise.all([
    treatments.goto(`${url}/clinic/treatments/${made.treatment}`),
    billing.goto(`${url}/clinic/billing/${made.invoice}?print=1`),
    referrals.goto(`${url}/clinic/referrals/${made.referral}`),
  ]);
  await print(billing, canary.invoiceLine);
  await print(referrals, canary.referralReason);
  await talk(calendar);
  await exportPatients(desk);
  // Back and forth, and loaded anew: what the browser keeps of a page for that is kept now.
  await desk.goto(`${url}/clinic`);
  await desk.goBack();
  await billing.reload();
  await expect(billing.getByText(canary.invoiceLine).first()).toBeVisible();
  await leaveWords(pages);
  return { pages, patientId, treatmentId: made.treatment };
}

/** The next start of the same browser: who it was signed in as went with it. It is closed over what is being typed. */
export async function goOnWith(
  context: BrowserContext,
  url: string,
  { patientId, treatmentId }: CanaryDay,
): Promise<void> {
  const [first = await context.newPage()] = context.pages();
  // Whether the killed one had written its cookie by then is chance.
  await context.clearCookies();
  await liveInThePortal(first, url);
  await signIn(first, url, 'admin', '/operator');
  const second = await context.newPage();
  await Promise.all([
    first.goto(`${url}/clinic/patients/${patientId}`),
    second.goto(`${url}/clinic/treatments/${treatmentId}`),
  ]);
  await expect(first.getByLabel('Phone', { exact: true })).toHaveValue(canary.editedPhone);
  await expect(second.getByLabel('Subjective')).toHaveValue(new RegExp(canary.subjective));
  for (const page of [first, second]) await typeEverywhere(page);
}

/** A patient of the demo becomes the canary: as themselves, in fields that their browser knows to be names and addresses. */
async function liveInThePortal(page: Page, url: string): Promise<void> {
  await signIn(page, url, 'patient', '/portal');
  await page.goto(`${url}/portal/profile`);
  for (const name of ['firstName', 'lastName', 'birthDate', 'phone', 'email', 'address'] as const)
    await page.locator(`[name="${name}"]`).fill(canary[name]);
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
  await page.locator('main form [type="submit"]').first().click();
  expect((await saved).status()).toBe(200);
  await page.locator('[name="address"]').fill(canary.unsaved);
  await page.goto(`${url}/portal`);
  await page.getByRole('textbox', { name: 'Message' }).fill(canary.unsaved);
  await page.evaluate(() => fetch('/api/auth/sign-out', { method: 'POST' }));
}

async function signIn(page: Page, url: string, name: string, home: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('E-mail').fill(`${name}@royalcare.example`);
  await page.getByLabel('Password', { exact: true }).fill(demoPassword);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(home));
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('[data-state="live"]').waitFor();
}

async function createPatient(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'New client' }).click();
  const dialog = page.getByRole('dialog');
  const type = (label: string, text: string) => dialog.getByLabel(label).fill(text);
  // Where the dialog puts the focus by itself: letters would go astray if it did so only then.
  await expect(dialog.getByLabel('First name')).toBeFocused();
  // Letter by letter, as a hand does it; the others as a whole, which the browser takes for typed as well.
  await dialog.getByLabel('First name').pressSequentially(canary.firstName);
  await type('Last name', canary.lastName);
  await type('Phone', canary.phone);
  await type('E-mail', canary.email);
  await type('Address', canary.address);
  await dialog.getByLabel('Born').fill(canary.birthDate);
  await dialog.getByRole('button', { name: 'Add client' }).click();
  await expect(page).toHaveURL(/\/patients\/[\w-]{36}$/);
  for (const [label, text] of [
    ['Medical history', canary.medicalHistory],
    ['Notes', canary.notes],
  ] as const) {
    const field = page.locator('main').getByLabel(label, { exact: true });
    await field.fill(text);
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
    await field.press('Control+Enter');
    expect((await saved).status()).toBe(200);
  }
  return page.url().slice(-36);
}

/** By the page's own requests: what comes back is the browser's to keep, as if its screens had asked. */
async function makeRecords(
  page: Page,
  patientId: string,
): Promise<Record<'appointment' | 'treatment' | 'invoice' | 'referral', string>> {
  return page.evaluate(
    async ([patient, words]) => {
      const call = async (method: string, path: string, body?: object) => {
        const answer = await fetch(`/api/${path}`, {
          method,
          headers: { 'content-type': 'application/json' },
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
        if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
        return answer.json();
      };
      const staff = (await call('GET', 'staff?role=therapist')).items[0];
      const day = new Date(Date.now() + 250 * 86_400_000).toISOString().slice(0, 10);
      const [staffId, serviceId] = [staff.id, staff.serviceIds[0]];
      await call('POST', 'availability', {
        staffId,
        date: day,
        startTime: '06:00',
        endTime: '22:00',
        isActive: true,
      });
      const slot = (
        await call('GET', `slots?serviceId=${serviceId}&staffId=${staffId}&from=${day}&to=${day}`)
      ).slots[0];
      const appointment = await call('POST', 'appointments', {
        ...slot,
        patientId: patient,
        serviceId,
        notes: words.appointmentNotes,
        address: words.appointmentAddress,
      });
      const treatment = await call('POST', 'treatments', {
        patientId: patient,
        staffId,
        performedAt: new Date(Date.now() - 3_600_000).toISOString(),
        subjective: words.subjective,
        plan: words.plan,
      });
      const invoice = await call('POST', 'invoices', {
        patientId: patient,
        lines: [{ description: words.invoiceLine, quantity: 1, unitCents: 9500 }],
      });
      const referral = await call('POST', 'referrals', {
        patientId: patient,
        fromStaffId: staffId,
        toProvider: words.referralTo,
        reason: words.referralReason,
      });
      // Refused with the row as it is now, and for what is wrong with it: answers that tell as well.
      await call('PATCH', `patients/${patient}`, { email: `${words.lastName}@` }).catch(() => undefined);
      await call('POST', 'appointments', {
        ...slot,
        patientId: patient,
        serviceId,
        notes: words.appointmentNotes,
      }).catch(() => undefined);
      return {
        appointment: appointment.id,
        treatment: treatment.id,
        invoice: invoice.id,
        referral: referral.id,
      };
    },
    [patientId, canary] as const,
  );
}

async function searchFor(page: Page): Promise<void> {
  await page.getByRole('searchbox', { name: 'Find a client' }).pressSequentially(canary.lastName);
  await expect(page.locator('main [data-id]').filter({ hasText: canary.lastName }).first()).toBeVisible();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('combobox', { name: /^Search/ });
  await palette.fill(canary.lastName);
  await expect(page.getByRole('option', { name: canary.lastName })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/patients\/[\w-]{36}$/);
}

async function editOffline(context: BrowserContext, page: Page): Promise<void> {
  const phone = page.locator('main').getByLabel('Phone', { exact: true });
  await expect(phone).toHaveValue(canary.phone);
  await context.setOffline(true);
  await phone.press('End');
  await phone.press('Backspace');
  await phone.pressSequentially(canary.editedPhone.slice(-1));
  await phone.press('Enter');
  await expect(page.locator('[data-state="offline"]')).toBeVisible();
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
  await context.setOffline(false);
  expect((await saved).status()).toBe(200);
}

async function print(page: Page, shown: string): Promise<void> {
  await expect(page.getByText(shown).first()).toBeAttached();
  expect((await page.pdf()).length).toBeGreaterThan(1_000);
}

async function talk(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Assistant' }).click();
  const message = page.getByRole('textbox', { name: 'Message' });
  await message.fill(
    `swedish massage for ${canary.firstName} ${canary.lastName} next week, she is ${canary.chat}`,
  );
  const answered = page.waitForResponse('**/api/assistant/messages');
  await page.keyboard.press('Enter');
  expect((await answered).status()).toBe(200);
  await expect(page.getByText(canary.chat).first()).toBeVisible();
}

async function exportPatients(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export' }).click();
  const file = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^CSV/ }).click();
  await (await file).delete();
}

/** Words in fields that nobody saved: begun, and then the browser was closed over them. */
async function leaveWords([desk, , calendar, treatments]: readonly Page[]): Promise<void> {
  if (!desk || !calendar || !treatments) throw new Error('There are no tabs');
  for (const page of [desk, treatments]) await typeEverywhere(page);
  await calendar.getByRole('textbox', { name: 'Message' }).fill(canary.unsaved);
}

async function typeEverywhere(page: Page): Promise<void> {
  const fields = page.locator('main textarea');
  await expect(fields.first()).toBeVisible();
  for (const field of await fields.all()) {
    await field.focus();
    await page.keyboard.insertText(canary.unsaved);
  }
}
