import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startReferralsPage } from './page/openReferralsPage';
import {
  address,
  arrive,
  at,
  details,
  draft,
  line,
  lines,
  othersDraft,
  overdue,
} from './page/referralLocators';
import { expectOf } from '../../browser/expectOf';
import { violationsOf } from '../../browser/axe';
import { stopClock } from '../steadyPage';

let app: Awaited<ReturnType<typeof startReferralsPage>>;
beforeAll(async () => {
  app = await startReferralsPage();
}, 120_000);
afterAll(() => app?.close());

describe('the list', () => {
  it('groups by what is pressing, and marks what is overdue by word and shape', async () => {
    const page = await app.open();
    await expectOf(page.getByRole('heading', { level: 2 })).toHaveText([
      /^Overdue\s*2$/,
      /^Due soon\s*1$/,
      /^Open\s*3$/,
      /^Done\s*3$/,
    ]);
    const first = line(page, overdue);
    await expectOf(first.getByText('Overdue since Wed 18 Nov')).toBeVisible();
    await expectOf(first.locator('[data-due="overdue"] svg')).toHaveCount(1);
    await expectOf(first).toContainText('Ana Cruz');
    await page.context().close();
  });

  it('filters by status, keeps that in the address, and offers the way back from nothing', async () => {
    const page = await app.open();
    await page.getByRole('button', { name: /^Draft/ }).click();
    await expectOf(lines(page)).toHaveCount(2);
    await expect.poll(() => address(page)).toBe('/clinic/referrals?status=draft');
    for (const id of [draft, othersDraft]) await arrive(page, id, { status: 'sent' });
    await expectOf(page.getByText('None is draft')).toBeVisible();
    await page.getByRole('button', { name: 'Show all' }).click();
    await expectOf(lines(page)).toHaveCount(9);
    await page.context().close();
  });

  it('moves a line that somebody else changed to its group, marks it, and leaves focus and scroll', async () => {
    // Its new place is far out of sight.
    const page = await app.open({ many: '300' });
    await line(page, overdue).focus();
    await stopClock(page);
    await arrive(page, overdue, { status: 'declined' });
    await expectOf(page.getByRole('heading', { name: /^Overdue\s*1$/ })).toBeVisible();
    await expectOf(line(page, overdue)).toHaveAttribute('data-glow', /even|odd/);
    expect(await page.locator('main').evaluate((main) => main.scrollTop)).toBe(0);
    await expectOf(line(page, overdue)).toBeFocused();
    const told = page.getByText('Referral of Ana Cruz to City Hospital declined by somebody else');
    await expectOf(told).toBeVisible();
    await page.context().close();
  });

  it('says nothing of what the filter hides', async () => {
    const page = await app.open({ at: '?status=draft' });
    await expectOf(lines(page)).toHaveCount(2);
    await arrive(page, overdue, { status: 'accepted' });
    await expectOf(page.getByRole('button', { name: /^Accepted\s*3$/ })).toBeVisible();
    await expectOf(page.getByText('by somebody else')).toHaveCount(0);
    await page.context().close();
  });

  it('draws of 3,000 only what is looked at', async () => {
    const page = await app.open({ many: '3000' });
    const list = page.getByRole('list', { name: 'Referrals' });
    await expectOf(list.getByRole('link').first()).toBeVisible();
    expect(await list.getByRole('listitem').count()).toBeLessThan(60);
    await list.evaluate((element) => element.scrollIntoView({ block: 'end' }));
    await expectOf(list.getByText('Irene Cruz').last()).toBeVisible();
    expect(await list.getByRole('listitem').count()).toBeLessThan(60);
    await page.context().close();
  });
});

describe('the keyboard', () => {
  it('opens one after the other, goes into the opened one, and comes back to its line', async () => {
    const page = await app.open();
    await expectOf(lines(page)).toHaveCount(9);
    await page.keyboard.press('j');
    await expectOf(details(page, 'City Hospital')).toBeVisible();
    await page.keyboard.press('j');
    await expectOf(details(page, 'Dr. Amir Rahimi, Neurology')).toBeVisible();
    await page.keyboard.press('k');
    await expectOf(details(page, 'City Hospital')).toBeVisible();
    await page.keyboard.press('e');
    await expectOf(details(page, 'City Hospital').locator(':focus')).toBeVisible();
    await page.keyboard.press('Escape');
    await expectOf(page.getByRole('form')).toHaveCount(0);
    await expectOf(line(page, overdue)).toBeFocused();
    await page.keyboard.press('Enter');
    await expectOf(details(page, 'City Hospital')).toBeVisible();
    await page.keyboard.press('Escape');
    await expectOf(page.getByRole('form')).toHaveCount(0);
    await page.context().close();
  });

  it('closes a list within before it closes the referral', async () => {
    const page = await app.open(at(draft));
    const to = details(page, 'Manhattan Imaging').getByLabel('To', { exact: true });
    await to.fill('River');
    await expectOf(page.getByRole('option', { name: 'Riverside Physiotherapy' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expectOf(page.getByRole('option')).toHaveCount(0);
    await expectOf(to).toHaveValue('River');
    await page.keyboard.press('Escape');
    await expectOf(page.getByRole('form')).toHaveCount(0);
    await page.context().close();
  });
});

describe('on a phone', () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

  it('an opened referral is the whole screen, and closing it returns to its line', async () => {
    const page = await app.open({}, phone);
    await line(page, overdue).tap();
    const dialog = page.getByRole('dialog', { name: 'Referral' });
    await expectOf(dialog.getByRole('form')).toBeVisible();
    await expect.poll(async () => (await dialog.boundingBox())?.width).toBe(390);
    await dialog.getByRole('button', { name: 'Close' }).tap();
    await expectOf(dialog).toHaveCount(0);
    await expect.poll(() => address(page)).toBe('/clinic/referrals');
    await expectOf(line(page, overdue)).toBeFocused();
    await page.context().close();
  });

  it('nothing is wider than the screen, and every button is whole', async () => {
    for (const query of [
      {},
      at(draft),
      at(overdue),
      { at: '?patient=01900004-0000-7000-8000-000000000005' },
    ]) {
      const page = await app.open(query, phone);
      if ('at' in query) await page.getByRole('dialog').getByRole('form').waitFor();
      else await lines(page).first().waitFor();
      const width = () => page.evaluate(() => document.documentElement.scrollWidth);
      await expect.poll(async () => [query, await width()]).toEqual([query, 390]);
      const cut = () =>
        page
          .locator('.mantine-Button-label')
          .evaluateAll((labels) =>
            labels.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
          );
      await expect.poll(async () => [query, await cut()]).toEqual([query, []]);
      await page.context().close();
    }
  });
});

describe('accessibility', () => {
  it.each([
    ['the list beside a draft', at(draft)],
    ['one that was sent', at(overdue)],
    ['a new one', { at: '?patient=01900004-0000-7000-8000-000000000005' }],
  ])('%s has no violation, light or dark', async (_name, query) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await app.open(query, { colorScheme, reducedMotion: 'reduce' });
      await expectOf(page.getByRole('form')).toBeVisible();
      expect([colorScheme, await violationsOf(page)]).toEqual([colorScheme, []]);
      await page.context().close();
    }
  });
});
