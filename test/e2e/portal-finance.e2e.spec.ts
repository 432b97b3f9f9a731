/** Finance and an approver in the portal, who take a month from its pools to its close. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, hasChromium, settled } from '../browser.js';
import { follow, PEOPLE, startPortal, STORY_MS, type Portal } from '../portal.js';

describe.skipIf(!hasChromium())(`the portal of finance (needs a browser: ${CHROMIUM}, or CHROMIUM_PATH)`, () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.close());

  it('calculates a month, has a second person approve it, and closes it', { timeout: STORY_MS }, async () => {
    const { opened, signIn, picture, server } = portal;
    const page = await opened();
    await signIn(page, 'fiona');
    await picture(page, 'months');
    await follow(page, 'February 2024');
    await page.getByRole('button', { name: 'Calculate' }).click();
    await page.getByText('Calculated, and waiting for an approver').waitFor();
    await settled(page);
    await picture(page, 'month-calculated');

    await page.getByRole('button', { name: 'Sign out' }).click();
    await signIn(page, 'abel');
    await follow(page, 'February 2024');
    await page.getByRole('button', { name: 'Approve February 2024' }).click();
    await page.getByText('You approved February 2024.').waitFor();

    await page.getByRole('button', { name: 'Sign out' }).click();
    await signIn(page, 'fiona');
    await follow(page, 'February 2024');
    await page.getByRole('button', { name: 'Close February 2024' }).click();
    await page.getByText('February 2024 is closed').waitFor();
    await settled(page);
    expect(await page.locator('[aria-current="step"]').textContent()).toContain('Closedby fiona');
    await picture(page, 'month-closed');
    expect(await (await server.get('/v1/periods/2024-02', await server.as(PEOPLE.fiona))).json())
      .toMatchObject({ status: 'closed', calculatedBy: 'fiona', approvedBy: 'abel', closedBy: 'fiona' }); // prettier-ignore
    await page.goto(`${server.address}/parties/North`);
    await settled(page);
    const payable = await page.locator('.payable').innerText();
    expect(payable).toContain('Earned €20.00, -€20.00 (-50.0%) since January 2024');
    await picture(page, 'statements-of-two-months');
  });

  it('shows what is held, corrected and booked, and what another model would pay', { timeout: STORY_MS }, async () => {
    const { opened, signIn, picture, server } = portal;
    const page = await opened();
    await signIn(page, 'fiona');
    await follow(page, 'January 2024');
    for (const tab of ['Statements', 'Pools', 'Held']) {
      await follow(page, tab);
      await picture(page, `month-${tab.toLowerCase()}`);
    }
    expect(await page.getByRole('row', { name: /Recording/ }).textContent()).toContain('€20.00');
    await follow(page, 'What if');
    await page.getByRole('button', { name: 'Compare all models' }).click();
    await page.getByRole('heading', { name: 'Who wins, who loses' }).waitFor();
    await settled(page);
    await picture(page, 'month-what-if');
    await page.goto(`${server.address}/months/2024-02/adjustments`);
    await settled(page);
    await picture(page, 'month-corrections');

    await follow(page, 'Books');
    await page.getByText(/^The books tie/).waitFor();
    await picture(page, 'trial-balance');
    await follow(page, 'Journal');
    await picture(page, 'journal');
  });

  it('shows what is agreed with whom, and who asked for what', { timeout: STORY_MS }, async () => {
    const { opened, signIn, picture } = portal;
    const page = await opened();
    await signIn(page, 'fiona');
    await follow(page, 'Deals');
    expect(await page.getByRole('row', { name: /north-2024/ }).innerText()).toContain('80% of its part of the pools');
    await picture(page, 'deals');
    await follow(page, 'Audit log');
    expect(await page.getByRole('row').nth(1).innerText()).toContain('GET /v1/deals');
    await picture(page, 'audit-log');
    await page.getByLabel('Person').fill('nobody');
    await page.keyboard.press('Enter');
    await page.getByText('No request fits.').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signIn(page, 'abel');
    expect(await page.getByRole('navigation', { name: 'Portal' }).innerText()).not.toContain('Audit log');
  });

  it('is walked through by keyboard: past the masthead, and to where the page begins', async () => {
    const page = await portal.opened();
    await portal.signIn(page, 'fiona');
    await page.reload();
    await settled(page);
    const focused = (what: string) => page.evaluate<string>(`document.activeElement.${what}`);
    await page.keyboard.press('Tab');
    expect(await focused('textContent')).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await focused('id')).toBe('main');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^\w+ 2024$/ }).waitFor();
    expect(await focused('tagName')).toBe('H1');
  });

  it('asks people to sign in again once their token is no longer good', async () => {
    const page = await portal.opened();
    await page.goto(portal.server.address);
    await page.evaluate("sessionStorage.setItem('playledger.token', 'a.b.c')");
    await page.reload();
    expect(await page.getByRole('alert').textContent()).toContain('Your session has ended.');
    expect(await page.evaluate<number>('sessionStorage.length')).toBe(0);
  });

  it('keeps the colours that the reader chose', async () => {
    const page = await portal.opened();
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(portal.server.address);
    const ground = () => page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
    const light = await ground();
    await page.getByLabel('Colours').selectOption('dark');
    expect(await ground()).not.toBe(light);
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await ground()).not.toBe(light);
  });

  it('never scrolls sideways, at the width of a phone either, and breaks no rule of its own', () =>
    expect(portal.flaws).toEqual([]));
});
