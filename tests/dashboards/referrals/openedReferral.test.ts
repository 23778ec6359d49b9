import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startReferralsPage } from './page/openReferralsPage';
import {
  address,
  arrive,
  at,
  changeUntold,
  declined,
  details,
  draft,
  line,
  othersDraft,
  overdue,
  rowOf,
  statuses,
  stored,
} from './page/referralLocators';
import { expectOf } from '../../browser/expectOf';

let app: Awaited<ReturnType<typeof startReferralsPage>>;
beforeAll(async () => {
  app = await startReferralsPage();
}, 120_000);
afterAll(() => app?.close());

describe('a referral that was sent', () => {
  it('opens beside the list, is read only but for its due day, and offers exactly what may follow', async () => {
    const page = await app.open();
    await line(page, overdue).click();
    await expect.poll(() => address(page)).toBe(`/clinic/referrals/${overdue}`);
    const form = details(page, 'City Hospital');
    await expectOf(form.getByText('Knee pain that does not get better.')).toBeVisible();
    await expectOf(form.getByRole('textbox')).toHaveCount(1);
    await expectOf(statuses(page)).toHaveText(['Mark accepted', 'Mark declined', 'Cancel referral']);
    await arrive(page, overdue, { status: 'accepted' });
    await expectOf(statuses(page)).toHaveText(['Mark completed', 'Cancel referral']);
    await statuses(page).first().click();
    await expectOf(page.getByText('Marked completed · City Hospital')).toBeVisible();
    await expectOf(statuses(page)).toHaveCount(0);
    await expectOf(form.getByRole('textbox')).toHaveCount(0);
    await expect.poll(() => stored(page, overdue)).toMatchObject({ status: 'completed', rev: 3 });
    await page.context().close();
  });

  it('puts its due day off with one press and a save, and undo puts it back', async () => {
    const page = await app.open(at(overdue));
    const form = details(page, 'City Hospital');
    await form.getByRole('button', { name: '2 weeks' }).click();
    await form.getByRole('button', { name: 'Save' }).click();
    await expectOf(page.getByRole('heading', { name: /^Overdue\s*1$/ })).toBeVisible();
    await expect.poll(() => stored(page, overdue)).toMatchObject({ dueOn: '2026-12-08' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectOf(page.getByRole('heading', { name: /^Overdue\s*2$/ })).toBeVisible();
    await expect.poll(() => stored(page, overdue)).toMatchObject({ dueOn: '2026-11-18' });
    await page.context().close();
  });

  it('goes back, and says what it is and can become, when somebody else was quicker', async () => {
    const page = await app.open(at(overdue));
    await expectOf(statuses(page)).toHaveCount(3);
    await changeUntold(page, overdue, { status: 'accepted' });
    await statuses(page).nth(1).click();
    const refusal = page.getByRole('alert').filter({ hasText: 'Not marked declined: City Hospital' });
    await expectOf(refusal).toContainText('It is accepted by now and can become completed or cancelled.');
    await expectOf(refusal.getByRole('button', { name: 'Retry' })).toHaveCount(0);
    expect(await stored(page, overdue)).toMatchObject({ status: 'accepted' });
    await page.context().close();
  });

  it('names the legal ones also where the server refuses the status itself', async () => {
    const page = await app.open(at(overdue));
    await expectOf(statuses(page)).toHaveCount(3);
    const detail = 'What is completed does not become declined. It stays as it is.';
    await page.evaluate(
      (words) => window.referralsPage.failNext('referrals', 'illegal_status', words),
      detail,
    );
    await statuses(page).nth(1).click();
    await expectOf(page.getByRole('alert').filter({ hasText: detail })).toBeVisible();
    await expectOf(statuses(page)).toHaveText(['Mark accepted', 'Mark declined', 'Cancel referral']);
    await page.context().close();
  });

  it('that is over can be referred again, in a form that holds the same', async () => {
    const page = await app.open(at(declined));
    await page.getByRole('button', { name: 'Refer again' }).click();
    const form = page.getByRole('form', { name: 'New referral' });
    await expectOf(form.getByLabel('Reason')).toHaveValue(rowOf(declined).reason);
    await form.getByLabel('To', { exact: true }).fill('City Hospital, Rheumatology');
    await form.getByRole('button', { name: 'Save as sent' }).click();
    await expectOf(page.getByText('Marked sent · City Hospital, Rheumatology')).toBeVisible();
    await expectOf(details(page, 'City Hospital, Rheumatology')).toBeVisible();
    await expectOf(statuses(page)).toHaveCount(3);
    await page.context().close();
  });
});

describe('a draft', () => {
  it('is edited and sent, and what was typed goes with it', async () => {
    const page = await app.open(at(draft));
    const form = details(page, 'Manhattan Imaging');
    await form.getByLabel('Reason').fill('Both knees by now.');
    await statuses(page).click();
    await expectOf(page.getByText('Marked sent · Manhattan Imaging')).toBeVisible();
    await expect
      .poll(() => stored(page, draft))
      .toMatchObject({ status: 'sent', reason: 'Both knees by now.' });
    await expectOf(form.getByText('Both knees by now.')).toBeVisible();
    await expectOf(form.getByLabel('Reason')).toHaveCount(0);
    await page.context().close();
  });

  it('saves by Enter in a line and by Ctrl Enter in a text', async () => {
    const page = await app.open(at(draft));
    const form = details(page, 'Manhattan Imaging');
    await form.getByLabel('Reason').fill('One\nTwo');
    await form.getByLabel('Reason').press('Control+Enter');
    await expect.poll(() => stored(page, draft)).toMatchObject({ reason: 'One\nTwo' });
    await form.getByLabel('To', { exact: true }).fill('Dr. Ito');
    await page.keyboard.press('Enter');
    await expect.poll(() => stored(page, draft)).toMatchObject({ toProvider: 'Dr. Ito' });
    await page.context().close();
  });

  it('takes in what somebody else changed elsewhere in it, and keeps what is typed', async () => {
    const page = await app.open(at(draft));
    const form = details(page, 'Manhattan Imaging');
    const reason = form.getByLabel('Reason');
    await reason.fill('Left knee');
    await arrive(page, draft, { toProvider: 'Dr. Ito' });
    await expectOf(details(page, 'Dr. Ito').getByLabel('To', { exact: true })).toHaveValue('Dr. Ito');
    const kept = details(page, 'Dr. Ito').getByLabel('Reason');
    await expectOf(kept).toHaveValue('Left knee');
    await expectOf(kept).toBeFocused();
    await kept.press('Control+Enter');
    await expect
      .poll(() => stored(page, draft))
      .toMatchObject({ toProvider: 'Dr. Ito', reason: 'Left knee' });
    await page.context().close();
  });

  it('of two texts for the same field lets the person choose, and is not sent before', async () => {
    const page = await app.open(at(draft));
    const form = details(page, 'Manhattan Imaging');
    await form.getByLabel('Reason').fill('Mine');
    await arrive(page, draft, { reason: 'Theirs' });
    const choice = form.getByRole('group', { name: /Reason/ });
    await expectOf(choice).toContainText('Mine');
    await expectOf(choice).toContainText('Theirs');
    await expectOf(statuses(page)).toBeDisabled();
    await choice.getByRole('button', { name: /^Use mine/ }).click();
    await form.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => stored(page, draft)).toMatchObject({ reason: 'Mine' });
    await expectOf(statuses(page)).toBeEnabled();
    await page.context().close();
  });

  it('that somebody else sent meanwhile keeps what was typed readable', async () => {
    const page = await app.open(at(draft));
    await details(page, 'Manhattan Imaging').getByLabel('Reason').fill('An hour of typing');
    await arrive(page, draft, { status: 'sent' });
    const notice = page.getByRole('alert').filter({ hasText: 'Somebody else marked this sent' });
    await expectOf(notice.getByText('An hour of typing')).toBeVisible();
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await expectOf(notice).toHaveCount(0);
    expect(await stored(page, draft)).toMatchObject({ status: 'sent', reason: rowOf(draft).reason });
    await page.context().close();
  });

  it('that somebody else deleted says so', async () => {
    const page = await app.open(at(draft));
    await details(page, 'Manhattan Imaging').getByLabel('Reason').fill('An hour of typing');
    await arrive(page, draft, {}, 'deleted');
    await expectOf(page.getByText('This referral is gone')).toBeVisible();
    await expectOf(page.getByText('An hour of typing')).toBeVisible();
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await expect.poll(() => address(page)).toBe('/clinic/referrals');
    await page.context().close();
  });

  it('stores what was typed when another one is opened, and undo takes it back', async () => {
    const page = await app.open(at(draft));
    await details(page, 'Manhattan Imaging').getByLabel('Reason').fill('Typed and left');
    await line(page, overdue).click();
    await expectOf(page.getByText('Saved · Manhattan Imaging')).toBeVisible();
    await expect.poll(() => stored(page, draft)).toMatchObject({ reason: 'Typed and left' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => stored(page, draft)).toMatchObject({ reason: rowOf(draft).reason });
    await page.context().close();
  });

  it('can be deleted, and undo makes the same again', async () => {
    const page = await app.open(at(draft));
    await page.getByRole('button', { name: 'Delete draft' }).click();
    await expectOf(line(page, draft)).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectOf(page.getByRole('link', { name: /Manhattan Imaging · Maria/ })).toHaveCount(2);
    await page.context().close();
  });

  it('without a reason is refused beside the field, and stays a draft', async () => {
    const page = await app.open(at(draft));
    const form = details(page, 'Manhattan Imaging');
    await form.getByLabel('Reason').fill('');
    await statuses(page).click();
    await expectOf(form.getByText('must not be empty')).toBeVisible();
    expect(await stored(page, draft)).toMatchObject({ status: 'draft', reason: rowOf(draft).reason });
    await page.context().close();
  });

  it('of another therapist is read only', async () => {
    const page = await app.open({ role: 'therapist', ...at(othersDraft) });
    const form = details(page, 'Podiatry on Court Street');
    await expectOf(form.getByText('To read only')).toBeVisible();
    await expectOf(form.getByRole('textbox')).toHaveCount(0);
    await expectOf(statuses(page)).toHaveCount(0);
    await expectOf(form.getByRole('button', { name: 'Delete draft' })).toHaveCount(0);
    await page.context().close();
  });
});
