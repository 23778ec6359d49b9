import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startReferralsPage } from './page/openReferralsPage';
import { address, at, details, draft, overdue } from './page/referralLocators';
import { expectOf } from '../../browser/expectOf';

let app: Awaited<ReturnType<typeof startReferralsPage>>;
beforeAll(async () => {
  app = await startReferralsPage();
}, 120_000);
afterAll(() => app?.close());

const lastStored = (page: Page) =>
  page.evaluate(() => window.referralsPage.rows('referrals').at(-1) as Record<string, unknown> | undefined);

describe('a new referral', () => {
  const patient = '01900004-0000-7000-8000-000000000005';

  it('is about the patient somebody came with, and is opened when it is saved', async () => {
    const page = await app.open({ at: `?patient=${patient}` });
    const form = page.getByRole('form', { name: 'New referral' });
    await expectOf(form.getByRole('combobox', { name: 'Client' })).toHaveValue('Frank Cruz');
    await expectOf(form.getByLabel('To', { exact: true })).toBeFocused();
    await page.keyboard.type('Dr. Ito');
    await form.getByRole('combobox', { name: 'Referring therapist' }).click();
    await page.getByRole('option', { name: 'Ben Okafor' }).click();
    await form.getByLabel('Reason').fill('Wrist, since a week');
    await form.getByRole('button', { name: '2 weeks' }).click();
    await form.getByLabel('Reason').press('Control+Enter');
    await expectOf(page.getByText('Draft saved · Dr. Ito')).toBeVisible();
    await expectOf(form).toHaveCount(0);
    await expectOf(details(page, 'Dr. Ito')).toBeVisible();
    await expect.poll(() => address(page)).toMatch(/^\/clinic\/referrals\/[0-9a-f-]{36}$/);
    await expect
      .poll(() => lastStored(page))
      .toMatchObject({
        patientId: patient,
        fromStaffId: '01900001-0000-7000-8000-000000000001',
        toProvider: 'Dr. Ito',
        reason: 'Wrist, since a week',
        status: 'draft',
        dueOn: '2026-12-08',
      });
    await page.context().close();
  });

  it('by a therapist is in their own name', async () => {
    const page = await app.open({ role: 'therapist', at: `?patient=${patient}` });
    const form = page.getByRole('form', { name: 'New referral' });
    await form.getByLabel('To', { exact: true }).fill('Dr. Ito');
    await expectOf(form.getByRole('combobox', { name: 'Referring therapist' })).toHaveCount(0);
    await form.getByLabel('Reason').fill('Wrist');
    await form.getByRole('button', { name: 'Save as sent' }).click();
    await expectOf(page.getByText('Marked sent · Dr. Ito')).toBeVisible();
    await expect
      .poll(() => lastStored(page))
      .toMatchObject({
        fromStaffId: '01900001-0000-7000-8000-000000000000',
        status: 'sent',
      });
    await page.context().close();
  });

  it('says what is missing, beside each field, and goes to the first', async () => {
    const page = await app.open();
    await page.keyboard.press('n');
    const form = page.getByRole('form', { name: 'New referral' });
    await expectOf(form.getByRole('combobox', { name: 'Client' })).toBeFocused();
    await form.getByRole('button', { name: 'Save draft' }).click();
    for (const words of ['Choose a client', 'Choose a therapist', 'Say to whom', 'Say why'])
      await expectOf(form.getByText(words)).toBeVisible();
    await expectOf(form.getByRole('combobox', { name: 'Client' })).toBeFocused();
    expect(
      await page.evaluate(() => window.referralsPage.log.filter((one) => one.startsWith('POST'))),
    ).toEqual([]);
    await form.getByLabel('Reason').fill('Wrist');
    await expectOf(form.getByText('Say why')).toHaveCount(0);
    await page.context().close();
  });

  it('that is refused keeps what was typed, and says why', async () => {
    const page = await app.open({ role: 'therapist', at: `?patient=${patient}` });
    const form = page.getByRole('form', { name: 'New referral' });
    await form.getByLabel('To', { exact: true }).fill('Dr. Ito');
    await form.getByLabel('Reason').fill('Wrist');
    await page.evaluate(() =>
      window.referralsPage.failNext(
        'referrals',
        'unknown_reference',
        'What patientId refers to does not exist. Nothing was changed.',
      ),
    );
    await form.getByRole('button', { name: 'Save draft' }).click();
    await expectOf(form.getByRole('alert')).toHaveText(
      'What patientId refers to does not exist. Nothing was changed.',
    );
    await expectOf(form.getByLabel('Reason')).toHaveValue('Wrist');
    await form.getByRole('button', { name: 'Save draft' }).click();
    await expectOf(details(page, 'Dr. Ito')).toBeVisible();
    await page.context().close();
  });

  it('that is left with something in it comes back by undo', async () => {
    const page = await app.open({ role: 'therapist', at: `?patient=${patient}` });
    const form = page.getByRole('form', { name: 'New referral' });
    await form.getByLabel('Reason').fill('Typed, and left by mistake');
    await page.keyboard.press('Escape');
    await expectOf(form).toHaveCount(0);
    await expect.poll(() => address(page)).toBe('/clinic/referrals');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectOf(form.getByLabel('Reason')).toHaveValue('Typed, and left by mistake');
    await expectOf(form.getByRole('combobox', { name: 'Client' })).toHaveValue('Frank Cruz');
    await page.context().close();
  });

  it('that is left empty is not spoken of', async () => {
    const page = await app.open({ at: `?patient=${patient}` });
    const form = page.getByRole('form', { name: 'New referral' });
    await form.waitFor();
    await form.getByRole('button', { name: 'Cancel' }).click();
    await expectOf(form).toHaveCount(0);
    await expectOf(page.getByText('was not saved')).toHaveCount(0);
    await page.context().close();
  });

  it('suggests those whom the practice referred to before', async () => {
    const page = await app.open({ at: `?patient=${patient}` });
    const to = page.getByRole('form', { name: 'New referral' }).getByLabel('To', { exact: true });
    await to.fill('hosp');
    await expectOf(page.getByRole('option')).toHaveText(['City Hospital', 'City Hospital, Pain Clinic']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expectOf(to).toHaveValue('City Hospital');
    await page.context().close();
  });
});

describe('the letter', () => {
  const letter =
    /^Royal Care\n\nTuesday 24 November 2026\n\nTo City Hospital\n\nReferral of Ana Cruz, born 14 Mar 1950\n/;

  it('is copied as plain text', async () => {
    const page = await app.open(at(overdue), { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy letter' }).click();
    await expectOf(page.getByText('Letter copied')).toBeVisible();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(letter);
    await page.context().close();
  });

  it('waits for what was typed to be stored', async () => {
    const page = await app.open(at(draft));
    await details(page, 'Manhattan Imaging').getByLabel('Reason').fill('Both knees');
    await expectOf(page.getByRole('button', { name: 'Copy letter' })).toBeDisabled();
    await expectOf(page.getByText('Save first')).toBeVisible();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expectOf(page.getByRole('button', { name: 'Copy letter' })).toBeEnabled();
    await page.context().close();
  });

  it('is all that the page prints while it stands ready, and nothing of it once it is closed', async () => {
    const page = await app.open(at(overdue));
    await expectOf(page.getByRole('button', { name: 'Print letter' })).toBeEnabled();
    await page.emulateMedia({ media: 'print' });
    const printed = () => page.evaluate(() => document.body.innerText);
    await expect.poll(printed).toMatch(letter);
    expect(await printed()).not.toContain('Print letter');
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: 'Close' }).click();
    await expectOf(page.getByRole('form')).toHaveCount(0);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(printed).not.toContain('Dear colleague');
    await page.context().close();
  });
});
