import type { BrowserContext } from '@playwright/test';
import { canary } from './canaryPatient';

/** Leaves the canary's words in every place of a browser that writes to disk, as careless pages would. */
export async function plantWords(context: BrowserContext, url: string): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${url}/form`);
  await page.evaluate(async (words) => {
    document.title = `${words.firstName} ${words.lastName}`;
    localStorage.setItem('patient', JSON.stringify(words));
    sessionStorage.setItem('patient', words.notes);
    const opening = indexedDB.open('clinic', 1);
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('patients'));
      opening.addEventListener('success', () => resolve(opening.result));
    });
    const writing = database.transaction('patients', 'readwrite', { durability: 'strict' });
    writing.objectStore('patients').put(words, 1);
    await new Promise((resolve) => writing.addEventListener('complete', resolve));
    database.close();
  }, canary);
  // Its session is the product's own; its answers are the ones that came without `no-store`.
  await page.evaluate(
    async ([email, password]) => {
      const headers = { 'content-type': 'application/json' };
      await fetch('/api/auth/sign-in', {
        method: 'POST',
        headers,
        body: JSON.stringify({ email, password }),
      });
      for (const path of ['/gzip', '/br', '/api/patients?limit=5000']) await (await fetch(path)).text();
    },
    ['admin@royalcare.example', 'lockstep-demo'],
  );
  await page.locator('textarea').fill(canary.unsaved);
  await page.locator('input').pressSequentially(canary.lastName);
  await page.locator('button').click();
  await page.waitForURL('**/sent**');
}
