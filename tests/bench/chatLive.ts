import pg from 'pg';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromiumFlags, chromiumPath } from '../e2e/chromium';
import { startTestServer } from '../server/startTestServer';
import { databaseUrl } from './databaseUrl';
import { line, spread, spreadOf, title } from './figures';
import { feedHead, watchedBrowser } from './watchedBrowser';

const rounds = 120;
const therapist = 'Maria Santos';

declare global {
  interface Window {
    chatBench: Record<string, number>;
  }
}

interface Appointment {
  id: string;
  startsAt: string;
}

/** Runs before the page's own code: notes when each row was first on the screen. */
function instrument(): void {
  window.chatBench = {};
  new MutationObserver((mutations) => {
    const at = performance.timeOrigin + performance.now();
    const note = (element: Element) => {
      const id = element.getAttribute('data-id');
      if (id) window.chatBench[id] ??= at;
    };
    for (const { target, addedNodes } of mutations) {
      // One that stays and shows another row from now on.
      if (target instanceof Element) note(target);
      for (const node of addedNodes)
        if (node instanceof Element) [node, ...node.querySelectorAll('[data-id]')].forEach(note);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-id'] });
}

/** A patient books by chat, again and again: from each commit until it is on the operator's, the therapist's and the portal's other tab. */
export async function benchChatLive(): Promise<void> {
  title('A booking by chat: commit → the DOM of others (four tabs in three browsers, real server)');
  const server = await startTestServer({ web: true, env: { POLLING_FACTOR: '1000' } });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
  try {
    const operator = await watchedBrowser(browser, server.url, 'operator', instrument);
    const patient = await watchedBrowser(browser, server.url, 'patient', instrument);
    const staffId = await idOf(operator, therapist);
    const watching = {
      'the operator': await open(operator, `/therapist/${staffId}`),
      'the therapist': await open(
        await watchedBrowser(browser, server.url, 'therapist', instrument),
        '/therapist',
      ),
      'the portal’s other tab': await open(patient, '/portal'),
    };
    const chat = await open(patient, '/portal');
    // What the chat itself changes in the two tabs of one browser is handed on at once: all four are on the screen.
    const taken = new Map<string, number[]>(Object.keys(watching).map((who) => [who, []]));
    const answered: number[] = [];
    const url = await databaseUrl(server.dataDir);
    for (let round = 0; round < rounds; round++) {
      const since = await feedHead(operator);
      const saidYesAt = await bookByChat(chat, [chat, ...Object.values(watching)]);
      const { id, at } = await booked(operator, since);
      answered.push(at - saidYesAt);
      for (const [who, page] of Object.entries(watching)) {
        const seen = await page.waitForFunction((one) => window.chatBench[one], id, { polling: 20 });
        taken.get(who)?.push(Number(await seen.jsonValue()) - at);
      }
      await operator.request.patch(`/api/appointments/${id}`, { data: { status: 'cancelled' } });
      // Each round is a conversation of its own, as a person has one: offers of all rounds before, for the same few hours,
      // would become taken and free again with every one.
      await forgetOffers(url);
      await chat.getByRole('button', { name: 'New conversation' }).press('Enter');
    }
    for (const [who, took] of taken) line(who, spread(spreadOf(took)));
    line('all', spread(spreadOf([...taken.values()].flat())), 'aim p99 < 100 ms');
    line('from the yes until the commit', spread(spreadOf(answered)));
  } finally {
    await browser.close();
    await server.close();
  }
}

/** By keyboard, since a toast of the round before may lie over a button. @returns when the yes was pressed, in milliseconds since 1970 */
async function bookByChat(page: Page, everybody: readonly Page[]): Promise<number> {
  const panel = page.getByRole('region', { name: 'Booking assistant' });
  await panel.getByRole('textbox', { name: 'Message' }).fill(`a swedish massage with ${therapist} next week`);
  const groups = panel.getByRole('group', { name: 'Offered times' });
  const offered = await groups.count();
  await panel.getByRole('textbox', { name: 'Message' }).press('Enter');
  const offers = groups.nth(offered);
  const yes = panel.getByRole('button', { name: 'Yes', exact: true });
  await offers.locator('[data-status="open"]').filter({ hasText: therapist }).first().press('Enter');
  await yes.waitFor();
  const done = panel.getByText(/^Booked: /);
  const before = await done.count();
  await atRest(everybody);
  const at = Date.now();
  await yes.press('Enter');
  await done.nth(before).waitFor();
  return at;
}

/** What glowed has faded everywhere: between what one round changed and the next yes, a person has read and thought. */
async function atRest(pages: readonly Page[]): Promise<void> {
  const rests = () => document.getAnimations().every(({ playState }) => playState !== 'running');
  await Promise.all(pages.map((page) => page.waitForFunction(rests, null, { polling: 100 })));
}

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  await page.locator('[data-state="live"]').waitFor();
  await page.waitForLoadState('networkidle');
  return page;
}

async function idOf(context: BrowserContext, name: string): Promise<string> {
  const answer = await context.request.get(`/api/staff?name=${encodeURIComponent(name)}`);
  return ((await answer.json()) as { items: { id: string }[] }).items[0]?.id ?? '';
}

/** What was booked since, and when by the database's clock, which is this machine's. */
async function booked(context: BrowserContext, since: number): Promise<{ id: string; at: number }> {
  const page = await context.request.get(`/api/changes?since=${since}`);
  const { changes } = (await page.json()) as {
    changes: { entity: string; op: string; id: string; at?: number; row?: Appointment }[];
  };
  const made = changes.findLast(({ entity, op }) => entity === 'appointment' && op === 'created');
  if (!made) throw new Error('The chat said that it booked, and the feed knows nothing of it.');
  return { id: made.id, at: made.at ?? Number.NaN };
}

async function forgetOffers(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('delete from offer');
  await client.end();
}
