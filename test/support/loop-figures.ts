import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { waitUntil } from './wait-until.ts';

const MONITOR = pathToFileURL(join(import.meta.dirname, 'loop-monitor.ts')).href;
const LINE = /^event loop: (.+)$/gm;

/** For NODE_OPTIONS of a process whose event loop is to be watched, and its memory collected at each asking. */
export const WITH_LOOP_MONITOR = `--expose-gc --import ${MONITOR}`;

const figuresSchema = z.object({
  p99Ms: z.number(),
  p999Ms: z.number(),
  /** The longest time that the loop stood still, for whatever reason. */
  worstMs: z.number(),
  /** The longest that its thread worked, in processor time, before it looked around again. */
  longestWorkMs: z.number(),
  /** What its objects and buffers take, after a collection; the resident memory holds as well what was freed. */
  inUseMiB: z.number(),
});
export type LoopFigures = z.infer<typeof figuresSchema>;

/** What a watched process' event loop did since the last asking. */
export async function loopFigures({ pid, err }: { pid: number; err: () => string }): Promise<LoopFigures> {
  const told = (): string[] => [...err().matchAll(LINE)].map((match) => match[1] ?? '');
  const before = told().length;
  process.kill(pid, 'SIGUSR2');
  await waitUntil(() => told().length > before, 10_000);
  return figuresSchema.parse(JSON.parse(told().at(-1) ?? ''));
}

export type IdleProcess = { figures(): Promise<LoopFigures>; end(): void };

/** A process that does nothing: what its loop misses is the noise of the machine. */
export async function startIdleProcess(): Promise<IdleProcess> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', MONITOR, '--eval', 'setInterval(() => {}, 1e6); console.error("ready")'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  await waitUntil(() => text.includes('ready'), 10_000);
  return {
    figures: () => loopFigures({ pid: child.pid ?? 0, err: () => text }),
    end: () => void child.kill(),
  };
}
