/** A label in the portal, over a month that was really closed. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, hasChromium, settled } from '../browser.js';
import { follow, startPortal, STORY_MS, type Portal } from '../portal.js';

describe.skipIf(!hasChromium())(`the portal of a label (needs a browser: ${CHROMIUM}, or CHROMIUM_PATH)`, () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.close());

  it('signs it in, shows its statement and hands over its files', { timeout: STORY_MS }, async () => {
    const { opened, signIn, picture, server } = portal;
    const page = await opened();
    await page.goto(server.address);
    await picture(page, 'sign-in');
    await signIn(page, 'lena');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Statements of North');
    expect(await page.locator('.amount').textContent()).toBe('€40.00');
    await picture(page, 'statements');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Statement, all columns/ }).click(),
    ]);
    expect(download.url()).toContain('?link='); // the browser's own download, which goes on where it broke off
    const bytes = await readFile(await download.path());
    await follow(page, 'January 2024');
    await picture(page, 'statement');
    await follow(page, 'Files');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await page.locator('.hash').allTextContents()).toContainEqual(expect.stringContaining(sha256));
    await picture(page, 'files');

    await follow(page, 'How it was made');
    expect(await page.getByRole('row', { name: /^Payable now/ }).textContent()).toContain('€40.00');
    await picture(page, 'how-it-was-made');

    await follow(page, 'Lines');
    await page.getByRole('button', { name: /^Streams/ }).press('Enter');
    await page.locator('th[aria-sort="descending"]', { hasText: 'Streams' }).waitFor();
    await settled(page);
    await picture(page, 'lines');
    await page.getByLabel('Offering').selectOption('free');
    await page.getByText('No line fits these filters.').waitFor();
  });

  it('has nothing of another party, and keeps nothing of who signed out', async () => {
    const page = await portal.opened();
    await portal.signIn(page, 'lena');
    await page.goto(`${portal.server.address}/parties/South/2024-01`);
    expect(await page.getByRole('alert').first().textContent()).toContain('There is nothing here');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.evaluate<number>('sessionStorage.length')).toBe(0);
  });

  it('never scrolls sideways, at the width of a phone either, and breaks no rule of its own', () =>
    expect(portal.flaws).toEqual([]));
});
