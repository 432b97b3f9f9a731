import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const get = (path: string) => fetch(server.address + path);

it('serves the committed document to anybody', async () => {
  const answer = await get('/openapi.json');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await answer.text()).toBe(readFileSync('contracts/openapi.json', 'utf8'));
});

it('serves a page that has no script of its own and loads everything from here', async () => {
  const page = await get('/reference');
  const html = await page.text();
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/);
  expect(html).not.toMatch(/<script>|<style>|style=|https?:/);
  const loaded = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path!);
  expect(loaded).toHaveLength(4);
  for (const path of loaded) {
    const asset = await get(path);
    expect([asset.status, (await asset.arrayBuffer()).byteLength > 50], path).toEqual([200, true]);
  }
});

it.each(['package.json', 'index.html', '..%2fpackage.json', 'constructor', '%00', 'swagger-ui.css%00.png'])(
  'answers 404 for a file that the page does not load: %s',
  async (file) => {
    const answer = await get(`/reference/${file}`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  },
);
