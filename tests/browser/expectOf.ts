import { expect } from '@playwright/test';

/** What is expected of a page. The time is for machines that are busy: whoever is right is right at once. */
export const expectOf = expect.configure({ timeout: 20_000 });
