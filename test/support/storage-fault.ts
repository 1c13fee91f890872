import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the disk under the real server does, counted in writes from the order on. */
export type StorageFault =
  | {
      kind: 'fail';
      at: number;
      times: number;
      /** What is undone of the open transaction; `done-unheard`: the write is on disk and its answer an error. */
      how: 'statement-undone' | 'all-undone' | 'done-unheard';
    }
  /** The thread that owns the file ends at that write, before or after it is done. */
  | { kind: 'crash'; at: number; times: 1; isDone: boolean }
  /** Commits are undone and answered as done: no honest disk does that, and whoever checks promises must find it. */
  | { kind: 'lie' }
  /** Every commit takes so long. */
  | { kind: 'slow'; fromMs: number; toMs: number };

export type OrderedFault = { id: number; fault: StorageFault | null };

const HOOK = pathToFileURL(join(import.meta.dirname, 'storage-fault-hook.ts')).href;

/** Orders faults of a server process that was started with `environment`. */
export class FaultyStorage {
  readonly environment: Record<string, string>;
  readonly #file: string;
  #id = 0;

  constructor(folder: string) {
    this.#file = join(folder, 'storage-fault.json');
    this.environment = { NODE_OPTIONS: `--import ${HOOK}`, STORAGE_FAULT_FILE: this.#file };
    writeFileSync(`${this.#file}.told`, '');
    this.order(null);
  }

  /** From the next write on; null: the disk is sound. */
  order(fault: StorageFault | null): void {
    this.#id += 1;
    const ordered: OrderedFault = { id: this.#id, fault };
    writeFileSync(this.#file, JSON.stringify(ordered));
  }

  /** The statements that met the fault which was ordered last. */
  met(): string[] {
    const lines = readFileSync(`${this.#file}.told`, 'utf8').split('\n');
    return lines.filter((line) => line.startsWith(`${this.#id} `));
  }
}
