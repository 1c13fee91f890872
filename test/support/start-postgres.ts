import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

/** What a test says that cannot run here: loud by hand, a failure with CI=true. */
export const NO_POSTGRES = 'NOT TESTED: PostgreSQL (no initdb of version 15 or later on this machine)';

const OLDEST = 15;
const USER = 'alternat';
const READY_WITHIN_MS = 30_000;
const PAUSE_MS = 25;

export type PostgresServer = {
  readonly port: number;
  /** Of a new empty database. */
  newDatabase(): Promise<string>;
  /** Statements for the server itself, in a database of its own. */
  run(sql: string): Promise<Record<string, unknown>[]>;
  /** As a power cut would, but for the disk: nobody is told, nothing is written any more. */
  kill(): Promise<void>;
  /** Again on the same port and files, after a kill. */
  start(): Promise<void>;
  /** Ends it and removes its files. */
  remove(): Promise<void>;
};

export type PostgresServerOptions = {
  /** Where its files lie; a temporary folder when there is none. It must be empty. */
  folder?: string;
  settings?: Record<string, string>;
  /** Further arguments of `initdb`. */
  initial?: string[];
};

/** The folder of the newest programs of PostgreSQL; null when there are none that are new enough. */
export function findPostgres(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).map(Number) : [];
  const newest = versions.filter((version) => version >= OLDEST).sort((a, b) => b - a);
  const folders = [
    ...newest.map((version) => join(root, String(version), 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && isNewEnough(folder)) ?? null;
}

function isNewEnough(folder: string): boolean {
  try {
    const version = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
    return Number(/\d+/.exec(version)?.[0] ?? 0) >= OLDEST;
  } catch {
    return false;
  }
}

/** A real server on loopback with an empty cluster. It orders texts unlike SQLite, so that nothing relies on its order. */
export async function startPostgres(options: PostgresServerOptions = {}): Promise<PostgresServer> {
  const programs = findPostgres();
  if (programs === null) throw new Error(NO_POSTGRES);
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'alternat-postgres-'));
  const data = join(folder, 'data');
  const account = accountFor(folder);
  const [initdb, ...initial] = [...account, join(programs, 'initdb'), '-D', data, '-U', USER, '-A', 'trust'];
  const locale = ['-E', 'UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en'];
  execFileSync(initdb ?? 'initdb', [...initial, ...locale, '--no-sync', ...(options.initial ?? [])], {
    stdio: 'ignore',
    cwd: folder,
  });
  const port = await freePort();
  const urlOf = (database: string) => `postgres://${USER}@127.0.0.1:${port}/${database}`;
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '30',
    shared_buffers: '16MB',
    ...options.settings,
  };
  const words = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [...account, join(programs, 'postgres'), '-D', data, ...words];
  let child = await started(command, folder, urlOf('postgres'));
  let databases = 0;
  const run = (sql: string) => runIn(urlOf('postgres'), sql);
  const end = async (signal: NodeJS.Signals) => {
    await stopCluster(child, { data, account, signal });
  };
  return {
    port,
    run,
    async newDatabase() {
      databases += 1;
      await run(`create database workspace_${databases}`);
      return urlOf(`workspace_${databases}`);
    },
    kill: () => end('SIGKILL'),
    async start() {
      child = await started(command, folder, urlOf('postgres'));
    },
    async remove() {
      await end('SIGINT');
      rmSync(options.folder === undefined ? folder : data, { recursive: true, force: true });
    },
  };
}

/** One statement on a connection of its own. */
export async function runIn(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}

/** PostgreSQL refuses to be run by root; its own account comes with its package. */
function accountFor(folder: string): string[] {
  if (process.getuid?.() !== 0) return [];
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  chownSync(folder, id('-u'), id('-g'));
  return ['runuser', '-u', 'postgres', '--'];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens at a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function started(
  [program = '', ...args]: string[],
  folder: string,
  url: string,
): Promise<ChildProcess> {
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const end = performance.now() + READY_WITHIN_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode}: ${said}`);
    const isReady = await runIn(url, 'select 1').then(
      () => true,
      () => false,
    );
    if (isReady) return child;
    if (performance.now() > end) throw new Error(`PostgreSQL was not ready in time: ${said}`);
    await wait(PAUSE_MS);
  }
}

type Cluster = { data: string; account: string[]; signal: NodeJS.Signals };

/** Between us and the server may stand `runuser`, which dies without it when killed: its own pid is in its folder. */
async function stopCluster(child: ChildProcess, { data, account, signal }: Cluster): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'close');
  const pid = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0] ?? '';
  const [program, ...args] = [...account, 'kill', `-${signal.replace('SIG', '')}`];
  if (signal === 'SIGKILL') {
    // Its children first notice when they look: all of them at once, as when the machine is gone.
    execFileSync(program, [...args, pid, ...childrenOf(pid)], { stdio: 'ignore' });
  } else {
    execFileSync(program, [...args, pid]);
  }
  await ended;
}

/** As Linux tells them; elsewhere they notice by themselves, a moment later. */
function childrenOf(pid: string): string[] {
  const told = `/proc/${pid}/task/${pid}/children`;
  return existsSync(told) ? readFileSync(told, 'utf8').split(' ').filter(Boolean) : [];
}
