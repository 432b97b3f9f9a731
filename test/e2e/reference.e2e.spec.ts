/** The reference page in a real browser: everything that it loads is from here, and every operation is on it. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, hasChromium, launchBrowser, pictures } from '../browser.js';
import { ROUTES } from '../openapi.js';
import { openPage, STORY_MS } from '../portal.js';
import { startServer, type TestServer } from '../server.js';

describe.skipIf(!hasChromium())(`the reference page (needs a browser: ${CHROMIUM}, or CHROMIUM_PATH)`, () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it('shows every operation, lets people try one, and breaks no rule of its own', { timeout: STORY_MS }, async () => {
    const flaws: string[] = [];
    const page = await openPage(browser, (flaw) => flaws.push(flaw));
    page.on('console', (said) => {
      if (said.type() === 'error') flaws.push(said.text());
    });
    page.on('request', (request) => {
      if (!/^data:/.test(request.url()) && !request.url().startsWith(server.address)) flaws.push(request.url());
    });
    await page.goto(`${server.address}/reference`);
    const operations = page.locator('.opblock');
    await operations.first().waitFor();
    expect(await operations.count()).toBe(ROUTES.length);

    const approval = operations.filter({ hasText: 'Approve the newest calculation of a month' });
    await approval.locator('.opblock-summary-control').click();
    for (const said of ['Idempotency-Key', 'x-roles']) await approval.getByText(said).first().waitFor();
    const health = operations.filter({ has: page.locator('[data-path="/health"]') });
    await health.locator('.opblock-summary-control').click();
    await health.getByRole('button', { name: 'Try it out' }).click();
    await health.getByRole('button', { name: 'Execute' }).click();
    await health.locator('.live-responses-table').getByText('200').waitFor();
    const ready = () => operations.first().waitFor();
    expect([...flaws, ...(await pictures(page, 'reference', ready))]).toEqual([]);
  });
});
