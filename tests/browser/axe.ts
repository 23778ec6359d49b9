import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const accessible = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Both themes and both sizes in two looks: contrast does not hang on the width, nor what fits on the theme. */
export const looks = [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

export interface AxeOptions {
  /** Of whole screens also what is good practice, such as one main landmark. Off unless told. */
  isScreen?: boolean;
  /** A selector of what is looked at alone: what it covers in part is no target until it closes. */
  within?: string | undefined;
  /** A selector of what belongs to somebody else. */
  exclude?: string;
}

/**
 * What axe finds on a page that has come to rest: half transparent text, on its way in, has another contrast.
 * @returns one line for each element that breaks a rule, so that a failure says all there is to know
 */
export async function violationsOf(
  page: Page,
  { isScreen, within, exclude }: AxeOptions = {},
): Promise<string[]> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
  let builder = new AxeBuilder({ page })
    // Of what passes nobody reads the selectors, which take longer to find than the rules to try.
    .options({ resultTypes: ['violations'] })
    .withTags(isScreen ? [...accessible, 'best-practice'] : accessible)
    // There are no frames of other origins, for which alone it would open another page each time.
    .setLegacyMode();
  if (within !== undefined) builder = builder.include(within);
  if (exclude !== undefined) builder = builder.exclude(exclude);
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
