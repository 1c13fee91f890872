import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { encoding } from 'lib0';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { MessageType, SyncStep } from '#shared/sync/message-type.ts';
import { encodeMark } from '#shared/sync/up.ts';
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
/** Round trip of a receipt under the flood, with other tests beside it: not the aim (the event loop's worst, reported) but what no noise of a shared machine explains away. */
const LONGEST_STALL_MS = 2000;

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
  const monitor = join(import.meta.dirname, '..', 'support', 'loop-monitor.ts');
  const environment = {
    SYNC_LIMITS: withoutBudgets,
    NODE_OPTIONS: `--import ${pathToFileURL(monitor).href}`,
  };
  server = await startServerProcess({ environment });
});

afterAll(async () => {
  await server.kill('SIGTERM');
  await removeDataFolder(server.dataFolder);
});

/** What the server's event loop did since the last asking. */
async function eventLoop(): Promise<string> {
  const told = (): string[] =>
    server
      .output()
      .err.split('\n')
      .filter((line) => line.startsWith('event loop'));
  const before = told().length;
  process.kill(server.pid, 'SIGUSR2');
  await vi.waitUntil(() => told().length > before, { timeout: 10_000 });
  return told().at(-1) ?? '';
}

function syncFrame(step: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MessageType.sync);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

/** Frames as honest clients send them, to be mutated. */
function realFrames(state: Uint8Array, random: Random): Uint8Array[] {
  const frames: Uint8Array[] = [encodeMark(1), Uint8Array.of(MessageType.queryPresence)];
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

test(`[SYNC-2] ${FRAMES} random and mutated frames: no crash, no growth, nobody else disturbed`, async () => {
  const seed = runSeed('FUZZ_SEED');
  const random = seeded(seed);
  const calm = await openText(server, 'in-cochair');
  const frames = realFrames(Y.encodeStateAsUpdate(calm.doc), random);
  const witness = await startWitness(server, 'ru-secretary');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await eventLoop();
  const before = residentKiB(server.pid);
  let left = FRAMES;
  const next = (): Uint8Array | null => {
    left -= 1;
    if (left < 0) return null;
    return random.chance(0.6) ? mutate(random.pick(frames), random) : randomFrame(random);
  };
  const cookie = await server.loginAs('in-secretary');
  await Promise.all(Array.from({ length: ATTACKERS }, () => attack(next, cookie)));
  const growth = (residentKiB(server.pid) - before) / 1024;
  const report = await witness.report();
  console.info(`fuzz: the server's ${await eventLoop()}`);
  console.info(`fuzz: seed ${seed}, ${FRAMES} frames, memory +${growth.toFixed(0)} MiB, witness`, report);
  expect(report.isUndisturbed).toBe(true);
  expect(report.receipts).toBeGreaterThan(report.typed * 0.9);
  expect(report.slowest[0]).toBeLessThan(LONGEST_STALL_MS);
  expect(growth).toBeLessThan(MAX_GROWTH_MIB);
  expect((await calm.receipt()).status).toBe(0);
  expect(calm.doc.store.pendingStructs).toBeNull();
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  calm.close();
}, 300_000);
