import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playledger } from '../process.js';

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
const { scripts } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
  scripts: Record<string, string>;
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playledger-readme-'));
  await chmod(folder, 0o755); // the embedded PostgreSQL of root runs as another account
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the README', () => {
  it('shows what the demo really prints', { timeout: 120_000 }, async () => {
    const out = join(folder, 'out');
    const { code, stdout } = await playledger(['demo', '--out', out], { PLAYLEDGER_DATA: join(folder, 'data') });
    expect(code).toBe(0);
    const shown = /```text\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    expect(stdout.replaceAll(out, 'out').trim()).toBe(shown.trim());
  });

  it('names only npm scripts that there are', () => {
    const named = [...readme.matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map(([, script]) => script!);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
    expect(named).toContain('demo');
  });

  const commands = [
    ...new Set(
      [...readme.matchAll(/playledger (?:-- )?((?:[a-z-]+)(?: (?:run|status|rebuild|create|list))?)\b/g)].map(
        ([, words]) => words!,
      ),
    ),
  ];
  it.each(commands.filter((words) => /^(serve|demo|keys|import|projections|statements|recordings|bench)/.test(words)))(
    'names a command that there is: %s',
    async (words) => {
      const { code, stdout } = await playledger([...words.split(' '), '--help']);
      expect(code).toBe(0);
      expect(stdout).toContain(`playledger ${words}`);
    },
  );

  it('lists every setting that is read', async () => {
    const config = await readFile(new URL('../../src/platform/config.ts', import.meta.url), 'utf8');
    const settings = [...config.matchAll(/'([A-Z][A-Z_]{3,})'/g)].map(([, name]) => name!);
    expect(settings.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
    expect(settings).toContain('DATABASE_URL');
  });
});
