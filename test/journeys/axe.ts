import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The browser compiles it once a page: the small text, without its comments, takes it half the time. */
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA, the levels below it, and axe's own good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds against WCAG 2.2 AA on the page as it stands, each fault with where it is; empty is good. `within`
 * keeps it to one part of the page. Our pages have no frames, so axe runs in the page itself, injected once a load:
 * `@axe-core/playwright` injects it anew for each step and carries every passed rule back, three to five times slower.
 *
 * @example expect(await axeFaults(page)).toEqual([]);
 */
export async function axeFaults(page: Page, within = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  const violations = await page.evaluate(
    async ([context, values]) => {
      const { axe: injected } = window as unknown as { axe: typeof axe };
      const options: axe.RunOptions = { runOnly: { type: 'tag', values }, resultTypes: ['violations'] };
      const found = await injected.run(context, options);
      return found.violations;
    },
    [within, TAGS] as const,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 160)}`),
  );
}

/** The same on a desk and on a phone, with what is wider than the screen; for a page that no address alone leads to. */
export async function faultsAtBothWidths(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    faults.push(...(await axeFaults(page)));
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wider > 0) faults.push(`sticks out by ${wider} px at ${width}`);
  }
  return faults;
}
