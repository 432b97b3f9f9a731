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

  it('lets whoever ran the demo look at its month without naming its ledger', { timeout: 120_000 }, async () => {
    const env = { PLAYLEDGER_DATA: join(folder, 'data') };
    const last = (stdout: string) => JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, unknown>;
    const simulated = await playledger(['royalties', 'simulate', '--period', '2026-08', '--json'], env);
    expect(simulated.stderr).toContain('that of the last demo');
    const models = last(simulated.stdout)['models'] as { totals: { pool: string; total: string }[] }[];
    expect(models.map(({ totals }) => totals[0]!.total)).toEqual(models.map(({ totals }) => totals[0]!.pool));
    expect(models).toHaveLength(6);
    expect(last((await playledger(['books', 'check', '--json'], env)).stdout)).toMatchObject({ ok: true });
    const verified = await playledger(['statements', 'verify', join(folder, 'out'), '--json'], env);
    expect(last(verified.stdout)).toMatchObject({ different: 0 });
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
