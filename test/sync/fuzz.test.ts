import { once } from 'node:events';
import { encoding } from 'lib0';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { MessageType, SyncStep } from '#shared/sync/message-type.ts';
import { encodeMark } from '#shared/sync/up.ts';
import { costlyUpdates } from '#test/support/costly-updates.ts';
import {
  type LoopFigures,
  loopFigures,
  startIdleProcess,
  WITH_LOOP_MONITOR,
} from '#test/support/loop-figures.ts';
import { giveWay } from '#test/support/give-way.ts';
import { openText, PROTOCOL } from '#test/support/open-text.ts';
import { residentKiB } from '#test/support/process-figures.ts';
import { type Random, runSeed, seeded } from '#test/support/random.ts';
import {
  type ServerProcess,
  removeDataFolder,
  startServerProcess,
} from '#test/support/start-server-process.ts';
import { startWitness } from '#test/support/start-witness.ts';

const FRAMES = Number(process.env['FUZZ_FRAMES'] ?? 20_000);
const ATTACKERS = 6;
const MAX_GROWTH_MIB = 100;
/** Round trip of a receipt under the flood, with other tests beside it: not the aim (the event loop's worst, below) but what no noise of a shared machine explains away. */
const LONGEST_STALL_MS = 2000;

/**
 * What no message may take of the event loop, in its thread's processor time. The clock says nothing of the server where
 * others want the processors: an idle process misses little there, one that works waits for its turn.
 */
const LONGEST_WORK_MS = 50;
/** An idle process beside misses no more where nothing else runs: there the clock is held to the same. */
const QUIET_MS = 10;

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

let server: ServerProcess;

beforeAll(async () => {
  const environment = {
    SYNC_LIMITS: withoutBudgets,
    NODE_OPTIONS: WITH_LOOP_MONITOR,
  };
  server = await startServerProcess({ environment });
});

afterAll(async () => {
  await server.kill('SIGTERM');
  await removeDataFolder(server.dataFolder);
});

const figuresOfServer = (): Promise<LoopFigures> =>
  loopFigures({ pid: server.pid, err: () => server.output().err });

function syncFrame(step: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MessageType.sync);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

/** A caret in somebody's name, as y-websocket sends it. */
function presenceFrame(random: Random): Uint8Array {
  const caret = {
    type: null,
    tname: 'en',
    item: { client: random.below(2 ** 32), clock: random.below(100) },
  };
  const state = JSON.stringify({ user: { name: 'Somebody', color: '#fa0' }, cursor: { anchor: caret } });
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, 1);
  encoding.writeVarUint(body, random.below(2 ** 32));
  encoding.writeVarUint(body, random.below(100));
  encoding.writeVarString(body, state);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MessageType.presence);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
  return encoding.toUint8Array(encoder);
}

/** Frames as honest clients send them, to be mutated. */
function realFrames(state: Uint8Array, random: Random): Uint8Array[] {
  const frames: Uint8Array[] = [encodeMark(1), Uint8Array.of(MessageType.queryPresence)];
  for (let count = 0; count < 10; count += 1) frames.push(presenceFrame(random));
  for (let count = 0; count < 40; count += 1) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    const before = Y.encodeStateVector(doc);
    const parts = doc.getXmlFragment('en').toArray();
    const part = random.pick(parts);
    const block = part instanceof Y.XmlElement ? part.get(0) : null;
    const words = block instanceof Y.XmlElement ? block.get(0) : block;
    if (!(words instanceof Y.XmlText)) continue;
    words.insert(random.below(words.length + 1), 'mutated ');
    if (random.chance(0.5) && words.length > 4) words.format(1, 3, { bold: {} });
    if (random.chance(0.5) && words.length > 4) words.delete(1, 2);
    frames.push(syncFrame(SyncStep.update, Y.encodeStateAsUpdate(doc, before)));
    frames.push(syncFrame(SyncStep.stateVector, before));
  }
  return frames;
}

function mutate(frame: Uint8Array, random: Random): Uint8Array {
  const bytes = [...frame];
  const changes = 1 + random.below(4);
  for (let change = 0; change < changes; change += 1) {
    const at = random.below(bytes.length + 1);
    const draw = random.below(5);
    if (draw === 0) bytes.splice(at, 1);
    else if (draw === 1) bytes.splice(at, 0, random.below(256));
    else if (draw === 2) bytes[Math.min(at, bytes.length - 1)] = random.below(256);
    else if (draw === 3) bytes.splice(at, 1 + random.below(8));
    else bytes.splice(at, 0, ...bytes.slice(at, at + 1 + random.below(8)));
  }
  return Uint8Array.from(bytes);
}

function randomFrame(random: Random): Uint8Array {
  const bytes = Uint8Array.from({ length: random.below(60) }, () => random.below(256));
  if (bytes.length > 0 && random.chance(0.7)) bytes[0] = random.pick([0, 1, 2, 3, 100, 113]);
  if (bytes.length > 1 && random.chance(0.7)) bytes[1] = random.below(4);
  return bytes;
}

/** Sends frames until the server has enough of it, then comes back. */
async function attack(next: () => Uint8Array | null, cookie: string): Promise<void> {
  for (let frame = next(); frame !== null;) {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/sync/${PROTOCOL}`, { headers: { cookie } });
    socket.on('error', () => undefined);
    const closed = once(socket, 'close');
    await once(socket, 'open');
    for (let sent = 0; sent < 20 && frame !== null && socket.readyState === WebSocket.OPEN; sent += 1) {
      socket.send(frame);
      frame = next();
      if (sent % 4 === 3) await new Promise((resolve) => setImmediate(resolve));
    }
    socket.close();
    await closed;
  }
}

/** Each on a connection of its own, and each answered before the next: with its receipt, or by the end of the line. */
async function sendCostly(doc: Y.Doc): Promise<string[]> {
  const outcomes: string[] = [];
  for (const update of costlyUpdates(doc)) {
    const client = await openText(server, 'in-secretary');
    client.sendSync(SyncStep.update, update);
    const mark = client.mark();
    await client.until(() => client.isOver || client.receipts.some((receipt) => receipt.mark === mark));
    outcomes.push(client.refusals[0]?.code ?? 'accepted');
    client.close();
  }
  return outcomes;
}

test(`[SYNC-2] ${FRAMES} random and mutated frames: no crash, no growth, nobody else disturbed`, async () => {
  const seed = runSeed('FUZZ_SEED');
  const random = seeded(seed);
  const calm = await openText(server, 'in-cochair');
  const frames = realFrames(Y.encodeStateAsUpdate(calm.doc), random);
  const witness = await startWitness(server, 'ru-secretary');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const idle = await startIdleProcess();
  giveWay();
  onTestFinished(() => idle.end());
  await Promise.all([figuresOfServer(), idle.figures()]);
  const before = residentKiB(server.pid);
  let left = FRAMES;
  const next = (): Uint8Array | null => {
    left -= 1;
    if (left < 0) return null;
    return random.chance(0.6) ? mutate(random.pick(frames), random) : randomFrame(random);
  };
  const cookie = await server.loginAs('in-secretary');
  await Promise.all(Array.from({ length: ATTACKERS }, () => attack(next, cookie)));
  const underFuzz = await figuresOfServer();
  const outcomes = await sendCostly(calm.doc);
  const underCost = await figuresOfServer();
  const noise = await idle.figures();
  const growth = (residentKiB(server.pid) - before) / 1024;
  const report = await witness.report();
  console.info('fuzz: event loops of the server (frames, costly updates) and of an idle process', {
    underFuzz,
    underCost,
    noise,
  });
  console.info(`fuzz: seed ${seed}, ${FRAMES} frames, memory +${growth.toFixed(0)} MiB, witness`, report);
  expect(report.isUndisturbed).toBe(true);
  expect(report.receipts).toBeGreaterThan(report.typed * 0.9);
  expect(report.slowest[0]).toBeLessThan(LONGEST_STALL_MS);
  expect(growth).toBeLessThan(MAX_GROWTH_MIB);
  expect(outcomes).toEqual([
    ...Array.from({ length: 8 }, () => 'accepted'),
    'walk',
    'malformed',
    'malformed',
  ]);
  const isQuiet = noise.worstMs < QUIET_MS;
  const stalls = [underFuzz, underCost].flatMap(({ longestWorkMs, worstMs }) =>
    isQuiet ? [longestWorkMs, worstMs] : [longestWorkMs],
  );
  expect(Math.max(...stalls)).toBeLessThan(LONGEST_WORK_MS);
  expect((await calm.receipt()).status).toBe(0);
  expect(calm.doc.store.pendingStructs).toBeNull();
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  calm.close();
}, 300_000);
