import type { Locator, Page } from '@playwright/test';
import { demoPassword } from '../server/startTestServer';
import { blockOf, bookableDay, clientField } from './bookable';
import { expect, test } from './lockstepTest';

const patient = 'Eleanor Whitfield';

/** Presses a key until the place that the keyboard is at is what was looked for. */
async function pressUntil(page: Page, key: string, found: RegExp): Promise<void> {
  const cursor = page.locator('[data-cursor]');
  for (let pressed = 0; pressed < 120; pressed++) {
    if (found.test((await cursor.getAttribute('aria-label')) ?? '')) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} did not lead to ${String(found)}`);
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab did not lead to ${selector}`);
}

async function chooseByKeys(page: Page): Promise<void> {
  await expect(clientField(page)).toBeFocused();
  await page.keyboard.type('whit elea');
  await expect(page.getByRole('option', { name: patient })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await tabTo(page, '[role="combobox"], [aria-haspopup="listbox"]');
  await page.keyboard.type('Swedish');
  await expect(page.getByRole('option', { name: /Swedish/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** Where a block is taken hold of, once it has come to rest: it glides to where it belongs. */
async function gripOn(block: Locator): Promise<{ x: number; y: number }> {
  const position = { x: 40, y: 20 };
  await block.click({ trial: true, position });
  const box = (await block.boundingBox())!;
  return { x: box.x + position.x, y: box.y + position.y };
}

test.describe('booking', () => {
  test('by keyboard alone: booked, moved, made longer and cancelled, and a second browser watches', async ({
    signedIn,
  }) => {
    const operator = await signedIn('operator');
    const { day } = await bookableDay(operator);
    const watcher = await operator.newPage();
    await watcher.goto(`/operator?show=calendar&day=${day}`);
    const page = await (await signedIn('scheduler')).newPage();
    await page.goto(`/scheduling?show=calendar&day=${day}`);
    await expect(page.locator('[data-cursor]')).toBeAttached();

    await tabTo(page, '[data-cursor]');
    await pressUntil(page, 'ArrowDown', /10:00 to 11:00/);
    await page.keyboard.press('Enter');
    await chooseByKeys(page);
    await expect(page.getByRole('radio', { name: /10:00/ })).toBeChecked();
    // Held from now on, for everybody to see.
    await expect(watcher.locator('[data-block][data-kind="hold"]')).toBeVisible();
    await tabTo(page, 'button[type="submit"]');
    await page.keyboard.press('Enter');
    await expect(blockOf(watcher, patient, '10:00–11:00')).toBeVisible();
    await expect(watcher.locator('[data-block][data-kind="hold"]')).toHaveCount(0);
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await expect(page.locator('[data-cursor]')).toBeFocused();
    await pressUntil(page, 'n', /Eleanor/);
    await page.keyboard.press('m');
    for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(blockOf(watcher, patient, '11:00–12:00')).toBeVisible();

    await page.keyboard.press('r');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(blockOf(watcher, patient, '11:00–12:15')).toBeVisible();

    await page.keyboard.press('Delete');
    await expect(blockOf(watcher, patient, '11:00–12:15')).toHaveCount(0);
  });

  test('by mouse: drawn, dragged, and what does not fit goes back', async ({ signedIn }) => {
    const operator = await signedIn('operator');
    const { day, at, ...ids } = await bookableDay(operator);
    const watcher = await operator.newPage();
    await watcher.goto(`/operator?show=calendar&day=${day}`);
    const page = await (await signedIn('scheduler')).newPage();
    await page.goto(`/scheduling?show=calendar&day=${day}`);
    const column = page.locator('[data-column]').first();
    await expect(column).toBeVisible();
    const hour = (await column.boundingBox())!.height / 24;

    // Shortly after ten, of the column and not of the window: what stands above may still grow.
    await column.click({ position: { x: 40, y: hour * 10.1 } });
    await chooseByKeys(page);
    await page.getByRole('button', { name: 'Book', exact: true }).last().click();
    await expect(blockOf(watcher, patient, '10:00–11:00')).toBeVisible();
    // As long as the panel slides out, what is pressed is what covers the page.
    await expect(page.getByRole('dialog')).toHaveCount(0);

    const block = blockOf(page, patient, '10:00–11:00');
    const from = await gripOn(block);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 2, from.y + hour, { steps: 5 });
    await page.mouse.move(from.x, from.y + 2 * hour, { steps: 5 });
    // A drag in progress survives what others do.
    const other = await operator.request.post('/api/appointments', {
      data: { ...ids, startsAt: at('14:00'), endsAt: at('15:00'), status: 'confirmed' },
    });
    expect(other.status(), await other.text()).toBe(201);
    await expect(page.locator('[data-block]')).toHaveCount(2);
    await page.mouse.up();
    await expect(blockOf(watcher, patient, '12:00–13:00')).toBeVisible();

    // Onto the other one: refused in words, and back where it was.
    const moved = blockOf(page, patient, '12:00–13:00');
    const at12 = await gripOn(moved);
    await page.mouse.move(at12.x, at12.y);
    await page.mouse.down();
    await page.mouse.move(at12.x, at12.y + hour, { steps: 5 });
    await page.mouse.move(at12.x, at12.y + 2 * hour, { steps: 5 });
    await expect(page.locator('[data-ghost][data-refused]')).toBeVisible();
    await page.mouse.up();
    await expect(moved).toBeVisible();

    await moved.click();
    await page.getByRole('button', { name: 'Cancel appointment' }).click();
    await expect(blockOf(watcher, patient, '12:00–13:00')).toHaveCount(0);
  });

  test('by touch, on a phone: tapped, lifted, and cancelled', async ({ browser, url, signedIn }) => {
    const operator = await signedIn('operator');
    const { day } = await bookableDay(operator);
    const watcher = await operator.newPage();
    await watcher.goto(`/operator?show=calendar&day=${day}`);
    const phone = await browser.newContext({
      baseURL: url,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await phone.request.post('/api/auth/sign-in', {
      data: { email: 'scheduler@royalcare.example', password: demoPassword },
    });
    const page = await phone.newPage();
    await page.goto(`/scheduling?show=calendar&day=${day}`);
    const column = page.locator('[data-column]').first();
    await expect(column).toBeVisible();
    const { width, height } = (await column.boundingBox())!;
    const hour = height / 24;
    // The morning is in view at the start.
    await column.tap({ position: { x: width / 2, y: hour * 10.1 } });
    await expect(clientField(page)).toBeFocused();
    await clientField(page).fill('whit elea');
    await page.getByRole('option', { name: patient }).tap();
    await page.getByRole('combobox', { name: 'Service' }).tap();
    await page.getByRole('option', { name: /Swedish/ }).tap();
    await page.getByRole('button', { name: 'Book', exact: true }).last().tap();
    await expect(blockOf(watcher, patient, '10:00–11:00')).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);

    const touch = await phone.newCDPSession(page);
    const at = await gripOn(blockOf(page, patient, '10:00–11:00'));
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
    await expect(page.locator('[data-block][data-lifted]')).toBeVisible();
    for (const part of [0.25, 0.5, 0.75, 1]) {
      const point = { x: at.x, y: at.y + hour * part };
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [point] });
    }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect(blockOf(watcher, patient, '11:00–12:00')).toBeVisible();

    await blockOf(page, patient, '11:00–12:00').tap();
    await page.getByRole('button', { name: 'Cancel appointment' }).tap();
    await expect(blockOf(watcher, patient, '11:00–12:00')).toHaveCount(0);
    await phone.close();
  });

  test('the loser of a race sees why, and takes an alternative with one press', async ({ signedIn }) => {
    const operator = await signedIn('operator');
    const { day, at, ...ids } = await bookableDay(operator);
    const page = await (await signedIn('scheduler')).newPage();
    await page.goto(`/scheduling?show=calendar&day=${day}`);
    await expect(page.locator('[data-cursor]')).toBeAttached();
    await tabTo(page, '[data-cursor]');
    await pressUntil(page, 'ArrowDown', /10:00 to 11:00/);
    await page.keyboard.press('Enter');
    await chooseByKeys(page);
    await expect(page.getByRole('radio', { name: /10:00/ })).toBeChecked();

    // It says so from the moment it asks; the server has the hold once it has answered.
    await expect(page.locator('[data-phase="held"]')).toContainText('Held for you');

    // What was held is let go by an operator, and somebody else is quicker.
    const listed = await operator.request.get(`/api/holds?staffId=${ids.staffId}`);
    const { items } = (await listed.json()) as { items: { id: string; startsAt: string }[] };
    const held = items.find(({ startsAt }) => startsAt === at('10:00'));
    expect(held).toBeDefined();
    expect((await operator.request.delete(`/api/holds/${held?.id}`)).status()).toBe(204);
    const quicker = await operator.request.post('/api/appointments', {
      data: { ...ids, startsAt: at('10:00'), endsAt: at('11:00'), status: 'confirmed' },
    });
    expect(quicker.status(), await quicker.text()).toBe(201);
    await expect(page.getByRole('radio', { name: /10:00/ })).toBeDisabled();

    await page.getByRole('button', { name: 'Book', exact: true }).last().click();
    const refusal = page.getByRole('alert').filter({ hasText: 'Free instead' });
    await expect(refusal.getByText(/Another appointment/)).toBeVisible();
    await refusal.getByRole('button', { name: /11:15/ }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const booked = await operator.request.get(
      `/api/appointments?staffId=${ids.staffId}&from=${at('11:15')}&to=${at('11:15')}`,
    );
    expect(((await booked.json()) as { items: unknown[] }).items).toHaveLength(1);
  });
});
