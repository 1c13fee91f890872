import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Random, seeded } from '#test/support/random.ts';
import {
  type ProcessOptions,
  type ServerProcess,
  startServerProcess,
} from '#test/support/start-server-process.ts';
import { Promises } from './promises.ts';

/** What a fault meets: its own promises, its own random numbers, and a place that is tidied when it is over. */
export type FaultContext = {
  /** Kills; everything else is repeated for a tenth of it, once at least. */
  readonly cycles: number;
  readonly rounds: number;
  /** A sample where a fault would go through all there is. */
  readonly isBrief: boolean;
  readonly random: Random;
  readonly promises: Promises;
  newFolder(): Promise<string>;
  start(options: ProcessOptions & { dataFolder: string }): Promise<ServerProcess>;
  /** In the reverse order, when the fault is over. */
  atEnd(work: () => void | Promise<void>): void;
  /** Facts beside the counts, for the line of the report. */
  note(fact: string): void;
};

/** A fault and how it is met. Rejects when anything but a promise is broken: a bound, an exit code, a close code. */
export type Fault = { readonly name: string; run(context: FaultContext): Promise<void> };

/** This machine forbids what the fault needs; the message says what is not tested. */
export class NotOnThisMachine extends Error {}

export type FaultReport = {
  name: string;
  seed: number;
  receipted: number;
  seen: number;
  missing: readonly string[];
  falseReceipts: readonly string[];
  /** Why it did not come to its end; null when it did. */
  broken: string | null;
  /** Null when the machine allowed it. */
  notTested: string | null;
  seconds: number;
  facts: readonly string[];
};

const NOTHING_PROVED = 'nothing was receipted: it has proved nothing';

export type FaultOptions = { seed: number; cycles: number; isBrief?: boolean };

/** Runs one fault to its end, tidies up, and tells what came of it. Never rejects. */
export async function meetFault(fault: Fault, options: FaultOptions): Promise<FaultReport> {
  const { seed, cycles, isBrief = false } = options;
  const promises = new Promises();
  const facts: string[] = [];
  const endings: (() => void | Promise<void>)[] = [];
  const atEnd: FaultContext['atEnd'] = (work) => void endings.push(work);
  const context: FaultContext = {
    cycles,
    rounds: Math.max(1, Math.round(cycles / 10)),
    isBrief,
    random: seeded(seed),
    promises,
    atEnd,
    note: (fact) => void facts.push(fact),
    async newFolder() {
      const folder = await mkdtemp(join(tmpdir(), 'alternat-fault-'));
      atEnd(() => rm(folder, { recursive: true, force: true }));
      return folder;
    },
    async start(given) {
      const server = await startServerProcess(given);
      atEnd(async () => void (await server.kill('SIGKILL')));
      return server;
    },
  };
  const startedAt = performance.now();
  const outcome = await fault
    .run(context)
    .then(
      () => ({ notTested: null, broken: promises.counts.receipted > 0 ? null : NOTHING_PROVED }),
      failureOf,
    );
  for (const end of endings.reverse()) await end();
  return {
    name: fault.name,
    seed,
    ...promises.counts,
    missing: [...promises.missing],
    falseReceipts: [...promises.falseReceipts],
    ...outcome,
    seconds: (performance.now() - startedAt) / 1000,
    facts,
  };
}

function failureOf(error: unknown): Pick<FaultReport, 'broken' | 'notTested'> {
  if (error instanceof NotOnThisMachine) return { notTested: error.message, broken: null };
  return {
    notTested: null,
    broken: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

export function isKept({ missing, falseReceipts, broken }: FaultReport): boolean {
  return missing.length === 0 && falseReceipts.length === 0 && broken === null;
}
