import { spawnSync } from 'node:child_process';
import { access, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { withFolderLock } from './folder-lock.js';

const aLock = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'playledger-lock-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'lock');
};

it('lets one at a time do its work', async () => {
  const lock = await aLock();
  let inside = 0;
  const work = () =>
    withFolderLock(lock, async () => {
      inside += 1;
      await wait(20);
      expect(inside).toBe(1);
      inside -= 1;
      return 'done';
    });
  expect(await Promise.all([work(), work(), work()])).toEqual(['done', 'done', 'done']);
});

it('is free again after work that failed', async () => {
  const lock = await aLock();
  await expect(withFolderLock(lock, () => Promise.reject(new Error('no luck')))).rejects.toThrow('no luck');
  await expect(access(lock)).rejects.toThrow(/ENOENT/);
  expect(await withFolderLock(lock, () => Promise.resolve(1))).toBe(1);
});

it('is taken over from a process that died holding it', async () => {
  const lock = await aLock();
  const { pid } = spawnSync(process.execPath, ['--version']);
  await writeFile(lock, `${pid}\n`);
  expect(await withFolderLock(lock, () => Promise.resolve(1))).toBe(1);
});

it('is taken over when it is older than any start, whoever bears that number now', async () => {
  const lock = await aLock();
  await writeFile(lock, `${process.pid}\n`);
  const longAgo = new Date(Date.now() - 3_600_000);
  await utimes(lock, longAgo, longAgo);
  expect(await withFolderLock(lock, () => Promise.resolve(1))).toBe(1);
});
