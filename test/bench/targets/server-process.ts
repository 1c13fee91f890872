import { type ChildProcess, spawn } from 'node:child_process';
import { onServerCore } from './cores.ts';

export type ProcessOptions = {
  args: readonly string[];
  nodeOptions: readonly string[];
  environment?: Readonly<Record<string, string>>;
  /** What it prints when it is ready, with its port. */
  ready: RegExp;
};

export type ServerProcess = {
  readonly port: number;
  readonly pid: number;
  /** Rejects when the process ends first. */
  nextOutput(pattern: RegExp): Promise<RegExpExecArray>;
  /** In its own way to end; by force when that takes too long. */
  stop(): Promise<void>;
};

/** Milliseconds for a server to start, and to end in order. */
const PATIENCE_MS = 30_000;
/** Characters of output that are kept to find something in. */
const REMEMBERED = 1000;

/** A server under test on a core of its own, all on the Node that runs this. Rejects when it ends before it is ready. */
export async function startProcess(options: ProcessOptions): Promise<ServerProcess> {
  const { nodeOptions, args, environment, ready } = options;
  const [program, words] = onServerCore([process.execPath, ...nodeOptions, ...args]);
  const child = spawn(program, words, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  // Somebody always reads: a server whose output nobody takes would stand still one day.
  child.stdout.resume();
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  const [, port] = await nextOutput(child, ready);
  clearTimeout(timer);
  return {
    port: Number(port),
    pid: child.pid ?? 0,
    nextOutput: (pattern) => nextOutput(child, pattern),
    stop: () => ended(child),
  };
}

const running = new Set<ChildProcess>();

/** Nothing may stay behind, however the run ends. */
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

function nextOutput(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let output = '';
    const onEnd = (): void => reject(new Error(`a server ended: ${output}`));
    const onData = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-REMEMBERED);
      const found = pattern.exec(output);
      if (found === null) return;
      child.stdout?.off('data', onData);
      child.off('close', onEnd);
      resolve(found);
    };
    child.stdout?.on('data', onData);
    child.once('close', onEnd);
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    child.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
