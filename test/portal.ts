/** The portal in a real browser, over a server with months to look at, with people who can sign in. */
import type { Browser, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, pictures, settled } from './browser.js';
import { startFinanceServer, type FinanceServer } from './finance-server.js';
import type { TestPerson } from './issuer.js';
import { startOidcProvider } from './oidc-provider.js';

/** For a story with pictures of all its pages, on a machine that has other things to do. */
export const STORY_MS = 120_000;

export const PEOPLE = {
  lena: { subject: 'lena', roles: ['label'], party: 'North' },
  fiona: { subject: 'fiona', roles: ['finance'] },
  abel: { subject: 'abel', roles: ['approver'] },
} as const satisfies Record<string, TestPerson>;

type Person = keyof typeof PEOPLE;

export type Portal = {
  readonly server: FinanceServer;
  readonly opened: () => Promise<Page>;
  readonly signIn: (page: Page, person: Person) => Promise<void>;
  /** Pictures of a page as it is; what is wrong with it is kept in `flaws`. */
  readonly picture: (page: Page, name: string) => Promise<void>;
  /** Scripts that broke, what the content security policy turned away, and pages that scroll sideways. */
  readonly flaws: readonly string[];
  readonly close: () => Promise<void>;
};

export const startPortal = async (): Promise<Portal> => {
  const provider = await startOidcProvider(Object.keys(PEOPLE));
  const oidc = { OIDC_ISSUER: provider.issuer, OIDC_AUDIENCE: 'playledger', OIDC_CLIENT_ID: 'portal' };
  const server = await startFinanceServer(oidc);
  provider.tokenOf = async (person) => (await server.as(PEOPLE[person as Person])).authorization.replace('Bearer ', '');
  const browser = await launchBrowser();
  const flaws: string[] = [];
  return {
    server,
    opened: () => openPage(browser, (flaw) => flaws.push(flaw)),
    signIn: async (page, person) => {
      await page.goto(server.address);
      await page.getByRole('button', { name: /^Sign in with/ }).click();
      await page.getByRole('link', { name: person }).click();
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
      await settled(page);
    },
    picture: async (page, name) => void flaws.push(...(await pictures(page, name))),
    flaws,
    close: async () => {
      await browser.close();
      await server.close();
      await provider.close();
    },
  };
};

export const openPage = async (browser: Browser, onFlaw: (flaw: string) => void): Promise<Page> => {
  const context = await browser.newContext({ viewport: DESKTOP, locale: 'en-GB', acceptDownloads: true });
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => onFlaw(message));
  page.on('console', (said) => {
    if (said.text().includes('Content Security Policy')) onFlaw(said.text());
  });
  return page;
};

/** By its link, as a reader would go. */
export const follow = async (page: Page, link: string): Promise<void> => {
  await page.getByRole('link', { name: link, exact: true }).click();
  await settled(page);
};
