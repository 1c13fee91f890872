import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new empty folder that goes when the test ends. What is opened in it later is to be closed before. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'alternat-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
