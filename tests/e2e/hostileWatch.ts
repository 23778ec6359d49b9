import type { BrowserContext, Page } from '@playwright/test';
import { mark } from './hostileRows';

export interface HostileWatch {
  /** All that ran, was asked of a policy, or became more than text. */
  found: string[];
}

/** Listens in every page of this browser from its first moment on. */
export async function watchPages(context: BrowserContext, watch: HostileWatch): Promise<void> {
  await context.exposeBinding('tellHostile', (_source, text: string) => void watch.found.push(text));
  await context.addInitScript(listen);
  context.on('page', (page) => {
    page.on('dialog', (dialog) => {
      watch.found.push(`dialog on ${page.url()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => watch.found.push(`error on ${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/i.test(message.text()))
        watch.found.push(`console on ${page.url()}: ${message.text()}`);
    });
  });
}

function listen(): void {
  const tell = (text: string) => {
    (window as unknown as { tellHostile(text: string): void }).tellHostile(text);
  };
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    tell(`policy: ${violatedDirective} ${blockedURI} ${sample} on ${location.href}`),
  );
  Object.assign(window, { xss: () => tell(`it ran on ${location.href}`) });
}

/** What of it became an element, a style or a link; and whether any of it is shown. */
export async function lookAt(page: Page, watch: HostileWatch): Promise<boolean> {
  const seen = await page.evaluate((text) => {
    const made = [
      ...document.querySelectorAll('[data-hostile], [onerror], [onload], a[href^="javascript:" i]'),
    ];
    return {
      made: made.map((element) => element.outerHTML.slice(0, 200)),
      shows: document.body.innerText.includes(text),
    };
  }, mark);
  watch.found.push(...seen.made.map((html) => `an element on ${page.url()}: ${html}`));
  return seen.shows;
}
