import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const HOOK = pathToFileURL(join(import.meta.dirname, 'clock-hook.ts')).href;
const HEARD_WITHIN_MS = 5000;

/** The system's clock of a server process that was started with `environment`. */
export class SystemClock {
  readonly environment: Record<string, string>;
  readonly #file: string;

  constructor(folder: string) {
    this.#file = join(folder, 'clock-offset');
    this.environment = { NODE_OPTIONS: `--import ${HOOK}`, CLOCK_OFFSET_FILE: this.#file };
  }

  /** Sets it so far before or behind the true time; resolves when the server sees it. */
  async set(server: { pid: number; output(): { err: string } }, offsetMs: number): Promise<void> {
    writeFileSync(this.#file, String(offsetMs));
    const told = (): number => server.output().err.split(`clock: ${offsetMs}\n`).length;
    const before = told();
    process.kill(server.pid, 'SIGUSR2');
    const until = performance.now() + HEARD_WITHIN_MS;
    while (told() === before) {
      if (performance.now() > until) throw new Error('the server did not hear that its clock was set');
      await wait(5);
    }
  }
}
