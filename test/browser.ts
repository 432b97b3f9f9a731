/** A real Chromium without a window, and pictures of what it shows. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';

export const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
export const hasChromium = (): boolean => existsSync(CHROMIUM);

const PICTURES = fileURLToPath(new URL('../test-output/screenshots/', import.meta.url));
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]; // prettier-ignore

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Under a profile of its own, which is gone with it. */
export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

/** Until nothing is on its way any more, and every chart is drawn. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('.page-head h1').waitFor();
  await page.locator('.loading, .chart:not([data-drawn])').first().waitFor({ state: 'detached' });
};

/**
 * Light and dark, wide and narrow, under `test-output/screenshots/`; answers in which of them the page scrolls sideways.
 * `ready` waits until there is something to see; a page that is none of the portal's has its own.
 */
export const pictures = async (page: Page, name: string, ready = settled): Promise<readonly string[]> => {
  await mkdir(PICTURES, { recursive: true });
  const tooWide: string[] = [];
  for (const [format, size] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
    await page.setViewportSize(size);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await ready(page);
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
      const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      if (beyond > 0) tooWide.push(`${name}, ${format}: ${beyond} px`);
      await page.screenshot({ path: `${PICTURES}${name}-${format}-${colorScheme}.png`, fullPage: true });
    }
  }
  return tooWide;
};
