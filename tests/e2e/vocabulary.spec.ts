import type { BrowserContext, Page } from '@playwright/test';
import { allWords, cutTexts } from '../dashboards/portal/pageTexts';
import { type DemoName, expect, forgetPush, test } from './lockstepTest';
import { phone, practice, usual } from './portalHands';

const dental = {
  name: 'Elm Street Dental',
  vocabulary: {
    therapist: { one: 'Dentist', many: 'Dentists' },
    client: { one: 'Patient', many: 'Patients' },
  },
};
const massage = { ...usual, name: 'Royal Care Home Service Massage' };
const massageWords = /[^\n]*\b(?:therapist|client)s?\b[^\n]*/gi;
/** The admin sees nearly everything; the others are looked at where they see more. */
const roles: readonly DemoName[] = ['admin', 'therapist', 'assistant', 'scheduler', 'patient'];
/** What the demo's people wrote down is theirs: addresses, and a remark on one of them. */
const written = /\S+@\S+|Asks for the same therapist whenever possible\./g;

async function foreignWords(page: Page): Promise<string[]> {
  return [...new Set((await allWords(page)).replaceAll(written, '').match(massageWords) ?? [])];
}

/**
 * As a link leads there: nothing of the app is loaded again. By way of nowhere, since a screen stays until the code of the
 * next one is there.
 */
async function visit(page: Page, path: string): Promise<void> {
  const nowhere = page.getByRole('heading', { level: 1, name: /^(Page not found|Seite nicht gefunden)$/ });
  await goTo(page, '/nowhere');
  await expect(nowhere).toHaveCount(1);
  await goTo(page, path);
  await expect(nowhere).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
  await expect(page.getByText('Loading', { exact: true })).toHaveCount(0);
}

function goTo(page: Page, path: string): Promise<void> {
  return page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

/** Stands at the left of wide screens alone: it tells for which of both the frame is drawn. */
const rail = (page: Page) => page.getByRole('navigation').filter({ hasText: 'Lockstep' });

/** Where what leads to screens leads from here. */
function linked(page: Page): Promise<string[]> {
  return page
    .locator('nav a[href^="/"]')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
}

/** What a screen opens: its views, what is made anew, its first row. */
async function openEverything(page: Page, look: (part: string) => Promise<void>): Promise<void> {
  const views = page.locator('main').getByRole('radiogroup').locator('label').filter({ visible: true });
  for (let n = 0; n < Math.min(4, await views.count()); n++) {
    await views.nth(n).click();
    await look(`view ${n}`);
  }
  const makers = page
    .locator('main')
    .getByRole('button', { name: /^(New|Add|Book|Import)\b/ })
    .filter({ visible: true });
  if ((await makers.count()) > 0 && (await makers.first().isEnabled())) {
    await makers.first().click();
    await look('what is made anew');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  const row = page.locator('main [data-id]').filter({ visible: true }).first();
  if ((await row.count()) === 0) return;
  await row.evaluate((element) => {
    const press = element.matches('a, button') ? element : element.querySelector<HTMLElement>('a, button');
    (press as HTMLElement | null)?.click();
  });
  await look('first row');
}

test.describe('a dental practice', () => {
  let admin: BrowserContext;
  test.beforeEach(async ({ signedIn }) => {
    admin = await signedIn('admin');
  });
  test.afterEach(() => practice(admin, massage));

  test('has no therapists and no clients on any screen of any role, and nothing is cut off on a phone', async ({
    signedIn,
  }) => {
    // Every screen of five roles, one after the other: minutes, where the machine is busy.
    test.setTimeout(600_000);
    await practice(admin, dental);
    const [seen, found] = [new Set<string>(), [] as string[]];
    for (const role of roles) {
      const page = await (role === 'admin' ? admin : await signedIn(role)).newPage();
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const look = (where: string) => async (part: string) => {
        for (const words of await foreignWords(page)) found.push(`${role} ${where}, ${part}: ${words}`);
      };
      await page.goto('/');
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      const open = [new URL(page.url()).pathname];
      for (let path = open.shift(); path !== undefined; path = open.shift()) {
        // The assistant's screens are those of the clinic at another address.
        const screen = path.replace(/^\/assistant/, '/clinic');
        if (seen.has(screen)) continue;
        seen.add(screen);
        await page.setViewportSize(phone);
        await visit(page, path);
        await expect(rail(page)).toHaveCount(0);
        await look(path)('on a phone');
        for (const cut of await cutTexts(page)) found.push(`${role} ${path}, cut off on a phone: ${cut}`);
        open.push(...(await linked(page)));
        await page.setViewportSize({ width: 1440, height: 900 });
        await expect(rail(page)).toBeVisible();
        await look(path)('as it opens');
        open.push(...(await linked(page)));
        await openEverything(page, look(path));
      }
      if (role === 'admin') {
        await page.goto('/');
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
        await expect(page.locator('[data-state="live"]')).toBeVisible();
        await page.keyboard.press('Control+k');
        await expect(page.getByRole('combobox', { name: /^Search/ })).toBeFocused();
        await page.keyboard.type('dent');
        await look('the palette')('searching');
        await page.keyboard.press('Escape');
        await page.keyboard.press('?');
        await look('the keys')('all of them');
      }
      await page.close();
    }
    expect(seen.size).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });
});

test.describe('changed settings', () => {
  let admin: BrowserContext;
  test.beforeEach(async ({ signedIn }) => {
    admin = await signedIn('admin');
  });
  test.afterEach(() => practice(admin, massage));

  test('are on every open screen at once: the tab beside, another device, one without push', async ({
    signedIn,
  }) => {
    const [operator, patient] = [await signedIn('operator'), await signedIn('patient')];
    const [form, beside, desk, portal, polling] = await Promise.all([
      admin.newPage(),
      admin.newPage(),
      operator.newPage(),
      patient.newPage(),
      (await signedIn('scheduler')).newPage(),
    ]);
    await polling.addInitScript(forgetPush);
    await Promise.all([
      form.goto('/admin/settings'),
      beside.goto('/operator'),
      desk.goto('/operator'),
      portal.goto('/portal/profile'),
      polling.goto('/scheduling'),
    ]);
    for (const page of [form, beside, desk, portal]) await page.locator('[data-state="live"]').waitFor();
    await polling.locator('[data-state="polling"]').waitFor();
    const name = (page: Page) => page.getByText(dental.name).first();
    const search = (page: Page) => page.getByPlaceholder('Find a dentist');
    await desk.getByPlaceholder('Find a therapist').fill('Mar');
    // What a patient is typing stays as it is; the fields stand there before what is known of the patient does.
    await expect(portal.getByLabel('First name')).toHaveValue('Eleanor');
    await portal.getByLabel('Phone').fill('+1 212 555 0123');

    await form.getByLabel('Name', { exact: true }).fill(dental.name);
    await form.getByRole('button', { name: 'Dental practice' }).click();
    await form.getByRole('combobox', { name: 'Language of the portal' }).click();
    await form.getByRole('option', { name: 'Deutsch' }).click();
    await form.getByRole('button', { name: 'Save settings' }).click();
    await expect(form.getByText('Saved. Every open screen shows it.')).toBeVisible();
    for (const page of [form, beside, desk]) await expect(name(page)).toBeVisible();
    await expect(search(beside)).toBeVisible();
    await expect(search(desk)).toHaveValue('Mar');
    await expect(portal.locator('html')).toHaveAttribute('lang', 'de');
    await expect(portal.getByLabel('Telefon')).toHaveValue('+1 212 555 0123');
    // Polls are rare here; coming back online asks at once.
    await polling.evaluate(() => dispatchEvent(new Event('online')));
    await expect(name(polling)).toBeVisible();

    // Somebody else's change comes into the form, except where it is being typed in.
    await form.getByLabel('Name', { exact: true }).fill('Half a na');
    await practice(admin, { stepMinutes: 20 });
    await expect(form.getByLabel('Bookings start every, minutes')).toHaveValue('20');
    await expect(form.getByLabel('Name', { exact: true })).toHaveValue('Half a na');
    await practice(admin, { stepMinutes: 15 });
  });

  test('another time zone is on the clock of every screen, and what stands on it is read again', async ({
    signedIn,
  }) => {
    const page = await (await signedIn('operator')).newPage();
    await page.goto('/operator');
    await page.locator('[data-state="live"]').waitFor();
    await expect(page.getByText(/\d\d:\d\d New York/)).toBeVisible();
    const readAgain = page.waitForRequest(/\/api\/availability/);
    await practice(admin, { timeZone: 'Asia/Tokyo' });
    await readAgain;
    await expect(page.getByText(/\d\d:\d\d Tokyo/)).toBeVisible();
    await practice(admin, { timeZone: 'America/New_York' });
    await expect(page.getByText(/\d\d:\d\d New York/)).toBeVisible();
  });
});

test('a German browser is asked in German who is there, and told so what is wrong', async ({
  browser,
  url,
}) => {
  const context = await browser.newContext({ baseURL: url, locale: 'de-DE' });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByLabel('E-Mail').fill('nobody@royalcare.example');
  await page.getByLabel('Passwort', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('E-Mail oder Passwort ist falsch');
  await context.close();
});
