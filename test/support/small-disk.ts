import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type SmallDisk = {
  folder: string;
  /** Until not one byte more goes in. */
  fill(): void;
  /** Gives the space back. */
  free(): void;
  remove(): void;
};

/** A disk of a few MiB (a tmpfs). Null where this machine forbids mounting. */
export function smallDisk(mebibytes: number): SmallDisk | null {
  const folder = join(mkdtempSync(join(tmpdir(), 'alternat-disk-')), 'disk');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: () => {
      const piece = Buffer.alloc(4096, 7);
      try {
        for (;;) writeFileSync(filler, piece, { flag: 'a' });
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    },
    free: () => rmSync(filler, { force: true }),
    remove: () => {
      execFileSync('umount', ['-l', folder]);
      rmSync(join(folder, '..'), { recursive: true, force: true });
    },
  };
}

/** What a test says that cannot run here: loud by hand, a failure with CI=true. */
export const NO_SMALL_DISK = 'NOT TESTED: a full disk (this machine forbids `mount -t tmpfs`)';

export function mustNotSkipInCi(what: string): void {
  if (process.env['CI'] === 'true') throw new Error(`CI must not skip: ${what}`);
}
