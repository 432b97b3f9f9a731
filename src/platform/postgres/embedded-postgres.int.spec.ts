import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it, onTestFinished } from 'vitest';
import { embeddedPostgres } from './embedded-postgres.js';
import { openPostgres } from './postgres.js';

const STARTS_MS = 120_000;
const HERE = import.meta.dirname;

const anEmptyFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'playledger-embedded-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

const opened = async (folder: string) => {
  const server = await embeddedPostgres(folder, { fsync: 'off' });
  onTestFinished(server.release);
  return server;
};

const answers = async (url: string): Promise<boolean> => {
  const { pool, close } = openPostgres(url, { connectionsMax: 1 });
  try {
    return (await pool.query<{ answer: number }>('select 42 as answer')).rows[0]?.answer === 42;
  } catch (error) {
    expect((error as { code?: string }).code).toBe('ECONNREFUSED');
    return false;
  } finally {
    await close();
  }
};

/** Another process of ours that opens the server, says its URL and stays. Its code is what a build would make of ours. */
const anotherProcess = async (folder: string) => {
  const code = join(HERE, '../../../node_modules/.cache', `embedded-postgres-${process.pid}`);
  await mkdir(code, { recursive: true });
  onTestFinished(() => rm(code, { recursive: true, force: true }));
  for (const name of ['embedded-postgres', 'folder-lock']) {
    const source = await readFile(join(HERE, `${name}.ts`), 'utf8');
    const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
    await writeFile(join(code, `${name}.js`), ts.transpileModule(source, { compilerOptions }).outputText);
  }
  await writeFile(join(code, 'package.json'), '{ "type": "module" }');
  const script = `
    const { embeddedPostgres } = await import(${JSON.stringify(join(code, 'embedded-postgres.js'))});
    console.log((await embeddedPostgres(${JSON.stringify(folder)}, { fsync: 'off' })).url);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    url: once(child.stdout, 'data').then(([said]) => String(said).trim()),
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
};

describe('the embedded PostgreSQL', { timeout: STARTS_MS }, () => {
  it('starts in an empty folder, serves a second opener, and stops when the last one leaves', async () => {
    const folder = await anEmptyFolder();
    const first = await opened(folder);
    const second = await opened(folder);
    expect(second.url).toBe(first.url);
    await first.release();
    expect(await answers(second.url)).toBe(true);
    await second.release();
    expect(await answers(second.url)).toBe(false);
  });

  it('keeps its data and its password from one start to the next', async () => {
    const folder = await anEmptyFolder();
    const before = await opened(folder);
    const writing = openPostgres(before.url);
    await writing.pool.query('create table kept as select 7 as seven');
    await writing.close();
    await before.release();
    const after = await opened(folder);
    const reading = openPostgres(after.url);
    expect((await reading.pool.query('select seven from kept')).rows).toEqual([{ seven: 7 }]);
    await reading.close();
    expect(new URL(after.url).password).toBe(new URL(before.url).password);
  });

  it('adopts the server that a killed process left running, and stops it in the end', async () => {
    const folder = await anEmptyFolder();
    const process = await anotherProcess(folder);
    const url = await process.url;
    await process.kill();
    expect(await answers(url)).toBe(true);
    const adopted = await opened(folder);
    expect(adopted.url).toBe(url);
    await adopted.release();
    expect(await answers(url)).toBe(false);
  });

  it('stays up for another process that still uses it', async () => {
    const folder = await anEmptyFolder();
    const ours = await opened(folder);
    const process = await anotherProcess(folder);
    expect(await process.url).toBe(ours.url);
    await ours.release();
    expect(await answers(ours.url)).toBe(true);
    await process.kill();
    await (await opened(folder)).release();
    expect(await answers(ours.url)).toBe(false);
  });

  it('starts once when several want it at the same moment, in an empty folder and by different processes', async () => {
    const folder = await anEmptyFolder();
    const process = await anotherProcess(folder);
    const [one, two, theirs] = await Promise.all([opened(folder), opened(folder), process.url]);
    expect(new Set([one.url, two.url, theirs]).size).toBe(1);
    expect(await answers(one.url)).toBe(true);
    await process.kill();
  });

  it('goes on where a first start was cut short', async () => {
    const folder = await anEmptyFolder();
    await mkdir(join(folder, 'data', 'base'), { recursive: true });
    expect(await answers((await opened(folder)).url)).toBe(true);
  });
});
