import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { quantile } from '#test/bench/quantiles.ts';

const WRITES = 200;
const APART_MS = 10;
const BYTES = Buffer.alloc(4096, 1);

/**
 * What a durable write takes here, in milliseconds each: 4 KiB at the end of a file, and down to the disk, as far apart as
 * the commits of a text in which some people write. No server can give a durable receipt sooner.
 */
export async function durableWrites(): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'alternat-bench-disk-'));
  const file = openSync(join(folder, 'writes'), 'a');
  const durations: number[] = [];
  for (let write = 0; write < WRITES; write += 1) {
    await pause(APART_MS);
    const begunAt = performance.now();
    writeSync(file, BYTES);
    fdatasyncSync(file);
    durations.push(performance.now() - begunAt);
  }
  closeSync(file);
  rmSync(folder, { recursive: true, force: true });
  return durations;
}

export function diskSentence(durations: readonly number[]): string {
  const [p50, p99] = [quantile(durations, 0.5).toFixed(2), quantile(durations, 0.99).toFixed(2)];
  return `A durable write of 4 KiB on this disk, beside nothing else: p50 ${p50} ms, p99 ${p99} ms.`;
}
