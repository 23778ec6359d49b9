import type { Request } from '@playwright/test';

/** Whether a request asks the server for something; that somebody is there, told once a minute at most, does not. */
export function asksSomething(request: Request): boolean {
  return !new URL(request.url()).pathname.endsWith('/session/used');
}
