import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromiumFlags, chromiumPath } from '../e2e/chromium';
import { callOf, type ClinicFacts, clinicFacts, type Life, type LiveRow } from '../e2e/clinicCalls';
import { clinicLives } from '../e2e/clinicLives';
import { startTestServer } from '../server/startTestServer';
import { line, spread, spreadOf, title } from './figures';
import { feedHead, watchedBrowser } from './watchedBrowser';

const rounds = 5;
const homes = { doctor: '/clinic', assistant: '/assistant' } as const;
type Who = keyof typeof homes;

declare global {
  interface Window {
    clinicBench: { changes: { id: string; at: number }[] };
  }
}

/** Runs before the page's own code: notes when something of a row on the screen was added, changed or taken away. */
function instrument(): void {
  window.clinicBench = { changes: [] };
  const idsIn = (node: Node | null): string[] => {
    const element = node instanceof Element ? node : (node?.parentElement ?? null);
    const around = element?.closest('[data-id]')?.getAttribute('data-id');
    const inside = element
      ? [...element.querySelectorAll('[data-id]')].map((one) => one.getAttribute('data-id'))
      : [];
    return [around, ...inside].flatMap((id) => id ?? []);
  };
  new MutationObserver((mutations) => {
    const at = performance.timeOrigin + performance.now();
    for (const { target, addedNodes, removedNodes } of mutations) {
      const ids = [...addedNodes, ...removedNodes].flatMap(idsIn);
      const around = target instanceof Element ? target : target.parentElement;
      const own = around?.closest('[data-id]')?.getAttribute('data-id');
      for (const id of own ? [...ids, own] : ids) window.clinicBench.changes.push({ id, at });
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}

/** Doctor and assistant in two browsers: every kind of change of every entity, both ways, from its commit to the other's DOM. */
export async function benchClinicLive(): Promise<void> {
  title(
    'Doctor ↔ assistant: every kind of change, commit → the other browser’s DOM (two browsers, real server)',
  );
  const server = await startTestServer({ web: true, env: { POLLING_FACTOR: '1000' } });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
  try {
    const people = {
      doctor: await watchedBrowser(browser, server.url, 'doctor', instrument),
      assistant: await watchedBrowser(browser, server.url, 'assistant', instrument),
    };
    const admin = await watchedBrowser(browser, server.url, 'admin', instrument);
    const taken = new Map<string, number[]>();
    for (const who of ['doctor', 'assistant'] as const) {
      const reader = who === 'doctor' ? 'assistant' : 'doctor';
      for (const life of clinicLives) {
        const facts = await clinicFacts(admin, 'Dr. Helen Brandt');
        const page = await people[reader].newPage();
        await page.goto(`${homes[reader]}/${life.section}${life.query?.(facts) ?? ''}`);
        await page.locator('[data-state="live"]').waitFor();
        await page.waitForLoadState('networkidle');
        for (let round = 0; round < rounds; round++) {
          const took = taken.get(life.entity) ?? [];
          taken.set(life.entity, took);
          took.push(...(await measure(life, who, page, people, facts)));
        }
        await page.close();
      }
    }
    for (const [entity, took] of taken) line(`${entity}, both ways`, spread(spreadOf(took)));
    line('all', spread(spreadOf([...taken.values()].flat())), 'aim p99 < 100 ms');
  } finally {
    await browser.close();
    await server.close();
  }
}

async function measure(
  life: Life,
  who: Who,
  page: Page,
  people: Record<Who, BrowserContext>,
  facts: ClinicFacts,
): Promise<number[]> {
  let row: LiveRow = { id: '', rev: 0 };
  const took: number[] = [];
  for (const { only, isUnseen, make } of life.steps) {
    const writer = people[only ?? who];
    await page.evaluate(() => (window.clinicBench.changes = []));
    const since = await feedHead(writer);
    const now = await make(callOf(writer), row, facts);
    const id = now?.id ?? row.id;
    if (now) row = { ...now, id };
    if (isUnseen) continue;
    const committedAt = await committed(writer, since, id);
    const seen = await page.waitForFunction(
      (one) => window.clinicBench.changes.find((change) => change.id === one)?.at,
      id,
      { polling: 20 },
    );
    took.push(Number(await seen.jsonValue()) - committedAt);
    await page.waitForTimeout(60);
  }
  return took;
}

/** When the last change of this row was committed, by the database's clock, which is this machine's. */
async function committed(context: BrowserContext, since: number, id: string): Promise<number> {
  const page = await context.request.get(`/api/changes?since=${since}`);
  const { changes } = (await page.json()) as { changes: { id: string; at?: number }[] };
  return changes.findLast((change) => change.id === id)?.at ?? Number.NaN;
}
