import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseOf } from './chosen-database.ts';
import { cookieOf } from './start-app.ts';

/** How long a start may take: the demonstration must be ready within 5 s, on a busy machine with room to spare. */
const READY_WITHIN_MS = 20_000;
const READY_LINE = /Alternat is ready at http:\/\/localhost:(\d+)\n/;
const MAIN = join(import.meta.dirname, '..', '..', 'server', 'main.ts');

export type Exit = { code: number | null; signal: NodeJS.Signals | null };

/** Kept by every server that ends in order; a killed one has kept what it had when it was ready. */
const COMPILE_CACHE = join(tmpdir(), 'alternat-compile-cache');

export type ServerProcess = {
  readonly port: number;
  readonly url: string;
  readonly pid: number;
  readonly dataFolder: string;
  loginAs(member: string): Promise<string>;
  /** All that it wrote to standard output and error. */
  output(): { out: string; err: string };
  /** Sends a signal to the process (under npm to all three, as a terminal does) and waits for the end. */
  kill(signal: NodeJS.Signals): Promise<Exit>;
  /** Resolves when the process has ended. */
  ended: Promise<Exit>;
};

export type ProcessOptions = {
  dataFolder?: string;
  port?: number;
  environment?: Record<string, string>;
  args?: string[];
  /** Started by an npm script, which stands between: `pid` is then npm's, and the exit code the last line of the output. */
  isUnderNpm?: boolean;
  /** Lines that are not kept: of a flood, memory could not hold all. */
  isDropped?: (line: string) => boolean;
  /** Told how to kill it (-9) as soon as it runs, before it is ready. */
  onSpawn?: (kill: () => void) => void;
};

/** The real server as a process of its own; rejects with what it wrote when it ends before it is ready. */
export async function startServerProcess(options: ProcessOptions = {}): Promise<ServerProcess> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'alternat-server-')));
  const database = await databaseOf(dataFolder);
  const command = await commandOf(options, dataFolder);
  const child = spawn(command.program, command.args, {
    ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
    // A group of its own, as a terminal makes one: what is sent to it does not reach the test.
    detached: options.isUnderNpm ?? false,
    env: {
      ...process.env,
      // Of a start that is repeated hundreds of times a quarter is compiling the same files.
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      DATA_DIR: dataFolder,
      HOST: 'localhost',
      DEMO_SCENARIO: 'drafting',
      PORT: String(options.port ?? 0),
      ...(database === null ? {} : { DATABASE_URL: database }),
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const send = (signal: NodeJS.Signals): void => {
    const isOver = child.exitCode !== null || child.signalCode !== null;
    if (options.isUnderNpm !== true || child.pid === undefined) child.kill(signal);
    else if (!isOver) process.kill(-child.pid, signal);
  };
  options.onSpawn?.(() => send('SIGKILL'));
  const output = { out: '', err: '' };
  const ended = new Promise<Exit>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  keepLines(child, output, options.isDropped ?? (() => false));
  const port = await ready(child, output, ended);
  const url = `http://localhost:${port}`;
  return {
    port,
    url,
    pid: child.pid ?? 0,
    dataFolder,
    output: () => output,
    ended,
    async loginAs(member) {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ member });
      return cookieOf(await fetch(`${url}/api/demo/login`, { method: 'POST', headers, body }));
    },
    kill(signal) {
      send(signal);
      return ended;
    },
  };
}

type Command = { program: string; args: string[]; cwd?: string };

async function commandOf(options: ProcessOptions, dataFolder: string): Promise<Command> {
  const { args = ['--demo'], isUnderNpm = false } = options;
  if (!isUnderNpm) return { program: process.execPath, args: [MAIN, ...args] };
  const cwd = join(dataFolder, 'npm');
  await mkdir(cwd, { recursive: true });
  const serve = [process.execPath, MAIN, ...args].map((word) => JSON.stringify(word)).join(' ');
  // npm keeps the exit code of a script for itself when its shell is interrupted too.
  const scripts = { serve: `trap : INT; ${serve}; echo "ended with $?"` };
  await writeFile(join(cwd, 'package.json'), JSON.stringify({ private: true, scripts }));
  return { program: 'npm', args: ['run', 'serve'], cwd };
}

export async function removeDataFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

function keepLines(
  child: ChildProcess,
  output: { out: string; err: string },
  isDropped: (line: string) => boolean,
): void {
  for (const [name, stream] of [
    ['out', child.stdout],
    ['err', child.stderr],
  ] as const) {
    let begun = '';
    stream?.on('data', (chunk: Buffer) => {
      const lines = `${begun}${chunk.toString()}`.split('\n');
      begun = lines.pop() ?? '';
      for (const line of lines) if (!isDropped(line)) output[name] += `${line}\n`;
    });
    // Whoever ends in the midst of a line has said it all the same.
    stream?.on('end', () => {
      if (begun !== '' && !isDropped(begun)) output[name] += begun;
    });
  }
}

function ready(
  child: ChildProcess,
  output: { out: string; err: string },
  ended: Promise<Exit>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the server was not ready in time\n${output.err}`));
    }, READY_WITHIN_MS);
    child.stdout?.on('data', () => {
      const port = READY_LINE.exec(output.out)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
    ended.then(
      ({ code }) => {
        clearTimeout(timer);
        reject(new Error(`the server ended with ${code}: ${output.err}`));
      },
      (error: unknown) => reject(error),
    );
  });
}
