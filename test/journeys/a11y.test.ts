/** Every page at desktop and phone width: axe finds nothing, nothing sticks out, nothing breaks the CSP. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/ui/index.ts';
import { type App, startApp } from './app.ts';
import { axeFaults } from './axe.ts';

/** axe takes its time on a busy machine; a hang still ends. */
const patienceMs = 600_000;

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const PHONE = 390;
const DESK = 1280;

/** A page's faults at this width, each with where it is. Empty is good. */
async function faultsAt(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: width === PHONE ? 844 : 900 });
  const faults = await axeFaults(page);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wider > 0) faults.push(`sticks out by ${wider} px`);
  const headings = await page.locator('h1').count();
  if (headings !== 1) faults.push(`${headings} h1`);
  return faults.map((fault) => `at ${width} px: ${fault}`);
}

/**
 * Opens each address as somebody (null: nobody) and collects what is wrong on it, on a phone and on a desk. One load
 * serves both, as when a window is widened, except where the page itself goes by the width that it was opened at.
 */
async function check(role: Role | null, paths: (page: Page) => Promise<string[]> | string[]) {
  const page = role === null ? await app.page({ width: PHONE }) : await app.enterAs(role, { width: PHONE });
  const blocked: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted Type/i.test(message.text()))
      blocked.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => blocked.push(`${page.url()}: ${error.message}`));
  const found: Record<string, string[]> = {};
  for (const path of await paths(page)) {
    await page.setViewportSize({ width: PHONE, height: 844 });
    const answer = await page.goto(`${app.url}${path}`);
    const faults = (answer?.status() ?? 500) >= 500 ? ['a fault'] : [];
    faults.push(...(await faultsAt(page, PHONE)));
    await page.setViewportSize({ width: DESK, height: 900 });
    if ((await page.locator('[data-fold-on-phone]').count()) > 0) await page.reload();
    faults.push(...(await faultsAt(page, DESK)));
    if (faults.length > 0) found[path] = faults;
  }
  expect({ ...found, blocked }).toEqual({ blocked: [] });
}

/** First link of a page whose address matches, or none. */
async function linkOn(page: Page, path: string, pattern: RegExp): Promise<string[]> {
  await page.goto(`${app.url}${path}`);
  const links = await page
    .locator('main a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  return links.filter((href) => pattern.test(href)).slice(0, 1);
}

const OPEN = [
  '/connexion',
  '/aide',
  '/accessibilite',
  '/donnees-personnelles',
  '/verifier',
  '/enrolement',
  '/lien/inconnu',
  '/nulle-part',
];

describe('on a phone and on a desk', { timeout: patienceMs }, () => {
  it('pages that anybody may open', () => check(null, () => OPEN));

  it('a counsellor’s pages', () =>
    check('counsellor', async (page) => {
      const dossier = (await linkOn(page, '/portefeuille', /^\/dossiers\/\d+-\d+$/))[0] ?? '';
      return [
        '/',
        '/portefeuille',
        '/portefeuille/recherche',
        dossier,
        `${dossier}?afficher=nir`,
        `${dossier}/modifier`,
        `${dossier}/modifications`,
        '/dossiers/nouveau',
        '/dossiers/1-999999',
        '/formations',
        ...(await linkOn(page, '/formations', /^\/formations\/\d+/)),
        '/orientations',
        ...(await linkOn(page, '/orientations', /^\/orientations\/\d+/)),
        '/mes-acces',
        '/mon-plafond',
        '/mon-compte',
        '/presence',
        '/boite-envoi',
      ];
    }));

  it.each(['account_manager', 'supervisor'] as const)('pages of the role %s', (role) =>
    check(role, async (page) => [
      '/',
      '/mes-acces',
      '/mon-compte',
      '/portefeuille',
      '/orientations',
      '/comptes',
      ...(await linkOn(page, '/comptes', /^\/comptes\/\d+$/)),
      '/comptes/revue',
      '/demandes',
      ...(await linkOn(page, '/demandes', /^\/demandes\/\d+$/)),
      '/absences',
    ]),
  );
});

describe('by keyboard alone', () => {
  it('the first Tab skips to the content, and the focus is seen', async () => {
    const page = await app.enterAs('counsellor', { at: '/portefeuille' });
    await page.keyboard.press('Tab');
    const first = page.locator(':focus');
    expect(await first.getAttribute('href')).toBe('#contenu');
    expect(await first.isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  it('the account menu opens, and Escape closes it', async () => {
    const page = await app.enterAs('counsellor');
    await page.locator('.ec-me').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#mon-compte').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('#mon-compte').isVisible()).toBe(false);
  });

  it('a purpose is chosen and the value shown without a mouse', async () => {
    const page = await app.enterAs('counsellor');
    const dossier = (await linkOn(page, '/portefeuille', /^\/dossiers\/\d+-\d+$/))[0] ?? '';
    await page.goto(`${app.url}${dossier}`);
    await page.locator('.ec-do a').first().press('Enter');
    await page.locator('.ec-ask input[type=radio]').first().press('Space');
    await page.locator('.ec-ask button').press('Enter');
    await page.locator('.ec-shown').waitFor();
    expect(await page.locator('.ec-left').textContent()).toMatch(/masqué dans/);
  });
});

describe('a shown value', () => {
  async function reveal(page: Page): Promise<string> {
    const dossier = (await linkOn(page, '/portefeuille', /^\/dossiers\/\d+-\d+$/))[0] ?? '';
    await page.goto(`${app.url}${dossier}`);
    await page.locator('.ec-do a').first().click();
    await page.locator('.ec-ask input[type=radio]').first().check();
    await page.locator('.ec-ask button').click();
    await page.locator('.ec-shown').waitFor();
    return (await page.locator('.ec-shown').textContent()) ?? '';
  }

  it('leaves the page after two minutes', async () => {
    const page = await app.enterAs('counsellor');
    await page.clock.install();
    const value = await reveal(page);
    expect(value).not.toBe('');
    await page.clock.fastForward('02:01');
    await page.locator('.ec-shown').waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(value);
  });

  it('is not printed', async () => {
    const page = await app.enterAs('counsellor');
    await reveal(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.ec-shown').evaluate((one) => getComputedStyle(one).fontSize)).toBe('0px');
  });
});
