import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { SyncStep } from '#shared/sync/message-type.ts';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import { WIRE_VERSION } from '#shared/sync/wire-version.ts';
import { costlyUpdates } from '#test/support/costly-updates.ts';
import { giveWay } from '#test/support/give-way.ts';
import {
  type IdleProcess,
  type LoopFigures,
  loopFigures,
  startIdleProcess,
  WITH_LOOP_MONITOR,
} from '#test/support/loop-figures.ts';
import { epochOf, openText, PROTOCOL } from '#test/support/open-text.ts';
import { residentKiB } from '#test/support/process-figures.ts';
import { replicaFaults } from '#test/support/histories/replica-faults.ts';
import { type Random, seeded } from '#test/support/random.ts';
import { type ServerProcess, startServerProcess } from '#test/support/start-server-process.ts';
import { startWitness, type Witness } from '#test/support/start-witness.ts';
import type { WireClient } from '#test/support/wire-client.ts';
import type { WitnessReport } from '#test/support/witness.ts';
import { attack, type Tally } from './attacker.ts';
import { craftedFrame, honestFrames, randomFrame, type Shot, shotOf, syncFrame } from './frames.ts';
import { HonestUpdates } from './honest-updates.ts';
import { mutate, mutateValues } from './mutate.ts';

/** Enough of them that the server never waits for one. */
const ATTACKERS = 16;
/** What an honest update is mutated to, before the next is written. */
const MUTANTS_OF_AN_UPDATE = 8;
/** Frames between two looks at the text as it is by then: accepted mutants have changed it. */
const REFRESH_EVERY = 500;
const ROUNDS_TO_QUIET = 4;
const UNTOUCHED = 'minutes-11-mining/common';

const withoutBudgets = JSON.stringify({
  upgradesPerMinute: 1e9,
  refusalsPerMinute: 1e9,
  workMsPerMinute: 1e9,
  joinBurst: 1e9,
  connectionsPerMemberAndText: 1000,
  messagesPerSecond: 1e9,
  messageBurst: 1e9,
  bytesPerSecond: 1e12,
  byteBurst: 1e12,
});

/** What the server writes of every refused frame, by rule [SYNC-2]. */
const EXPECTED = /"message":"(refused and closed|socket error)"/;

/** The real server without the budgets that would end a flood at once, its event loop watched. */
export function startFuzzedServer(): Promise<ServerProcess> {
  const environment = { SYNC_LIMITS: withoutBudgets, NODE_OPTIONS: WITH_LOOP_MONITOR };
  return startServerProcess({ environment, isDropped: (line) => EXPECTED.test(line) });
}

export type FuzzReport = {
  frames: Tally;
  updates: Tally;
  seconds: { frames: number; updates: number };
  /** Outcomes of the dearest updates that are taken, and of some dearer. */
  costly: string[];
  loops: { frames: LoopFigures; updates: LoopFigures; costly: LoopFigures; idle: LoopFigures };
  /** Of the resident memory, and of what is in use: what was accepted is part of both. */
  growthMiB: number;
  inUseGrowthMiB: number;
  witness: WitnessReport;
  /** Between the text of somebody who has read along and that of somebody who comes now. */
  difference: string | null;
  errors: string[];
};

type Progress = (what: string, judged: number) => void;

/** One flood of frames and one of mutated updates on a running server, with everything that it must not do measured. */
export class FuzzRun {
  readonly #server: ServerProcess;
  readonly #random: Random;
  readonly #counts: { frames: number; updates: number };
  readonly #progress: Progress;

  constructor(options: {
    server: ServerProcess;
    seed: number;
    counts: { frames: number; updates: number };
    progress?: Progress;
  }) {
    this.#server = options.server;
    this.#random = seeded(options.seed);
    this.#counts = options.counts;
    this.#progress = options.progress ?? (() => undefined);
  }

  async report(): Promise<FuzzReport> {
    const server = this.#server;
    const reader = await openText(server, 'in-cochair');
    const witness = await startWitness(server, 'ru-secretary');
    // The first seconds of a process compile more than they work.
    await pause(1000);
    const idle = await startIdleProcess();
    giveWay();
    try {
      return await this.#flood(reader, witness, idle);
    } finally {
      reader.close();
      idle.end();
    }
  }

  async #flood(reader: WireClient, witness: Witness, idle: IdleProcess): Promise<FuzzReport> {
    const server = this.#server;
    const [{ inUseMiB }] = await Promise.all([this.#loop(), idle.figures()]);
    const before = residentKiB(server.pid);
    const frames = await this.#shoot('frames', this.#frames(reader));
    const underFrames = await this.#loop();
    const updates = await this.#shoot('updates', this.#updates(reader));
    const underUpdates = await this.#loop();
    const costly = await sendCostly(server);
    const loops = {
      frames: underFrames,
      updates: underUpdates,
      costly: await this.#loop(),
      idle: await idle.figures(),
    };
    // The figures have just been asked for: garbage is collected.
    const growthMiB = (residentKiB(server.pid) - before) / 1024;
    const inUseGrowthMiB = loops.costly.inUseMiB - inUseMiB;
    const report = await witness.report();
    return {
      frames: frames.tally,
      updates: updates.tally,
      seconds: { frames: frames.seconds, updates: updates.seconds },
      costly,
      loops,
      growthMiB,
      inUseGrowthMiB,
      witness: report,
      difference: await this.#difference(reader),
      errors: errorLines(server.output().out),
    };
  }

  async #shoot(
    what: 'frames' | 'updates',
    make: () => Uint8Array,
  ): Promise<{ tally: Tally; seconds: number }> {
    const tally: Tally = { judged: 0, connections: 0, closes: new Map(), refusals: new Map() };
    let left = this.#counts[what];
    const next = (): Shot | null => {
      left -= 1;
      return left < 0 ? null : shotOf(make(), this.#random);
    };
    const startedAt = performance.now();
    const timer = setInterval(() => this.#progress(what, tally.judged), 10_000);
    const cookie = await this.#server.loginAs('in-secretary');
    const epoch = await epochOf(this.#server, cookie, PROTOCOL);
    const query = `?wire=${WIRE_VERSION}&schema=${TEXT_SCHEMA_VERSION}&epoch=${epoch}`;
    const address = `ws://127.0.0.1:${this.#server.port}/sync/${PROTOCOL}`;
    // Half of them as stock clients, which announce nothing.
    const urls = Array.from({ length: ATTACKERS }, (_, index) => `${address}${index % 2 === 0 ? query : ''}`);
    await Promise.all(urls.map((url) => attack({ url, cookie }, next, tally)));
    clearInterval(timer);
    return { tally, seconds: (performance.now() - startedAt) / 1000 };
  }

  #frames(reader: WireClient): () => Uint8Array {
    const random = this.#random;
    const source = new HonestUpdates(Y.encodeStateAsUpdate(reader.doc), random);
    const honest = honestFrames(Y.encodeStateVector(reader.doc), random);
    return () => {
      const draw = random.below(100);
      if (draw < 25) return randomFrame(random);
      if (draw < 45) return craftedFrame(random);
      if (draw < 75) return mutate(random.pick(honest), random);
      return mutate(syncFrame(SyncStep.update, source.next()), random);
    };
  }

  /** Whole frames around changed updates: nothing but the gate stands between them and the text. */
  #updates(reader: WireClient): () => Uint8Array {
    const random = this.#random;
    const source = new HonestUpdates(Y.encodeStateAsUpdate(reader.doc), random);
    let made = 0;
    let honest = source.next();
    return () => {
      if (made % REFRESH_EVERY === 0) source.refresh(Y.encodeStateAsUpdate(reader.doc));
      if (made % MUTANTS_OF_AN_UPDATE === 0) honest = source.next();
      made += 1;
      const step = random.chance(0.9) ? SyncStep.update : SyncStep.missing;
      return syncFrame(step, random.chance(0.4) ? mutate(honest, random) : mutateValues(honest, random));
    };
  }

  async #difference(reader: WireClient): Promise<string | null> {
    const late = await openText(this.#server, 'in-cochair');
    let faults: string[] = [];
    // What one of them tidies, the other hears of, and may tidy in turn.
    for (let round = 0; round < ROUNDS_TO_QUIET; round += 1) {
      await late.receipt();
      await reader.receipt();
      faults = replicaFaults([
        { name: 'who came late', doc: late.doc },
        { name: 'who read along', doc: reader.doc },
      ]);
    }
    late.close();
    return faults[0] ?? (reader.doc.store.pendingStructs === null ? null : 'changes wait for others');
  }

  #loop(): Promise<LoopFigures> {
    const server = this.#server;
    return loopFigures({ pid: server.pid, err: () => server.output().err });
  }
}

/** Each on a connection of its own, and each answered before the next: with its receipt, or by the end of the line. */
async function sendCostly(server: ServerProcess): Promise<string[]> {
  const outcomes: string[] = [];
  // Another text: of the one that was flooded, accepted mutants may have left no words.
  const text = UNTOUCHED;
  const reader = await openText(server, 'in-secretary', { text });
  for (const update of costlyUpdates(reader.doc)) {
    const client = await openText(server, 'in-secretary', { text });
    client.sendSync(SyncStep.update, update);
    const mark = client.mark();
    await client.until(() => client.isOver || client.receipts.some((receipt) => receipt.mark === mark));
    outcomes.push(client.refusals[0]?.code ?? 'accepted');
    client.close();
  }
  reader.close();
  return outcomes;
}

/** What the server has logged as faults of its own. */
function errorLines(out: string): string[] {
  return out.split('\n').filter((line) => line.includes('"level":"error"'));
}
