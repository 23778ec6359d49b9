import type { BrowserContext, Page } from '@playwright/test';
import { callOf, type ClinicFacts, clinicFacts, type Life, type LiveRow } from './clinicCalls';
import { clinicLives } from './clinicLives';
import { expect, test } from './lockstepTest';
import { asksSomething } from './asksSomething';

/** So long after a toast the next one about the same kind of thing is passed over, so that one is read before it comes. */
const toastPauseMs = 2_100;

const homes = { doctor: '/clinic', assistant: '/assistant' } as const;
type Who = keyof typeof homes;
const other = { doctor: 'assistant', assistant: 'doctor' } as const satisfies Record<Who, Who>;

/** All that the page shows of this row: what a change of it has to change. */
async function shownOf(page: Page, id: string): Promise<string> {
  const parts = await page
    .locator(`main [data-id="${id}"]`)
    .evaluateAll((elements) =>
      elements.map((element) => element.outerHTML.replaceAll(/ (class|style)="[^"]*"/g, '')),
    );
  return parts.join('\n');
}

/** Is asked for the rows that the screen begins with: a list, or the patients by what is searched for. */
const isAbout = (path: string, life: Life) => new RegExp(`^/api/${life.path}(/search)?$`).test(path);

const sections = [...new Set(clinicLives.map(({ section }) => section))];

for (const section of sections) {
  test(`every change in ${section} is on the other’s screen at once, and named, both ways`, async ({
    signedIn,
  }) => {
    const people = { doctor: await signedIn('doctor'), assistant: await signedIn('assistant') };
    const admin = await signedIn('admin');
    // One way after the other: every screen is told of both, and passes over what follows another change too closely.
    for (const who of ['doctor', 'assistant'] as const) {
      const page = await people[other[who]].newPage();
      const requests: string[] = [];
      page.on(
        'request',
        (request) => asksSomething(request) && requests.push(new URL(request.url()).pathname),
      );
      for (const life of clinicLives.filter((one) => one.section === section)) {
        const facts = await clinicFacts(admin, 'Dr. Helen Brandt');
        // What comes within a list is no news to anybody.
        const listed = page.waitForResponse((answer) => isAbout(new URL(answer.url()).pathname, life));
        await page.goto(`${homes[other[who]]}/${section}${life.query?.(facts) ?? ''}`);
        await page.locator('[data-state="live"]').waitFor();
        await (await listed).finished();
        await page.waitForLoadState('networkidle');
        requests.length = 0;
        await live(life, who, { page, requests }, people, facts);
      }
      await page.close();
    }
  });
}

async function live(
  life: Life,
  who: Who,
  { page, requests }: { page: Page; requests: string[] },
  people: Record<Who, BrowserContext>,
  facts: ClinicFacts,
): Promise<void> {
  /** What is shown came by itself. */
  const expectNoneAsked = () => {
    expect(requests.filter((path) => isAbout(path, life))).toEqual([]);
  };
  let row: LiveRow = { id: '', rev: 0 };
  for (const { name, only, isUnseen, isOpenedThen, toast, make } of life.steps) {
    const before = row.id ? await shownOf(page, row.id) : '';
    const now = await make(callOf(people[only ?? who]), row, facts);
    const id = now?.id ?? row.id;
    if (now) row = { ...now, id };
    if (isUnseen) continue;
    // A toast goes after a while: it is looked for beside the row, not behind it.
    await Promise.all([
      expect.poll(() => shownOf(page, id), `${life.entity} ${name}`).not.toBe(before),
      expect(page.locator('[data-kind="others"]').filter({ hasText: toast }).first()).toBeVisible(),
    ]);
    await page.waitForTimeout(toastPauseMs);
    expectNoneAsked();
    if (isOpenedThen) {
      const asked = page.waitForResponse((answer) => isAbout(new URL(answer.url()).pathname, life));
      await page.locator(`main a[data-id="${id}"]`).click();
      await asked;
      requests.length = 0;
    }
  }
}
