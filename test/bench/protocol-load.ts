// 80 people type five characters a second into the Protocol; a plain relay carries the same load in the same run.
// node test/bench/protocol-load.ts [--seconds 60] [--writers 80] [--rate 5] [--rounds 1]
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as Y from 'yjs';
import { demoTexts } from '#server/demo/demo-documents.ts';
import { epochOf, openText, PROTOCOL } from '#test/support/open-text.ts';
import { LoadWriter, type SentTimes } from './load-writer.ts';
import { cpuMicroseconds, residentKiB } from '#test/support/process-figures.ts';
import { quantile } from './quantiles.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    writers: { type: 'string', default: '80' },
    rate: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '1' },
  },
});
const SECONDS = Number(values.seconds);
const WRITERS = Number(values.writers);
const RATE = Number(values.rate);
const ROUNDS = Number(values.rounds);
const WARM_UP_SECONDS = 5;
/** A receipt every quarter second while dirty: what our client asks for. */
const MARK_EVERY_MS = 250;
const PEOPLE = ['cochair', 'secretary', 'interpreter'].flatMap((role) => [`in-${role}`, `ru-${role}`]);

type Target = {
  name: string;
  pid: number;
  url: string;
  headers: (writer: number) => Record<string, string>;
  givesReceipts: boolean;
  check: (writers: readonly LoadWriter[]) => Promise<void>;
  stop: () => Promise<void>;
};

type Figures = {
  name: string;
  updates: number;
  cpuPerUpdate: number;
  deliveryP50: number;
  deliveryP99: number;
  receiptP50: number;
  receiptP99: number;
  residentMiB: number;
};

const protocol = demoTexts().find((text) => text.document === 'protocol-11');
if (protocol === undefined) throw new Error('the demonstration has no Protocol');
const STATE = protocol.state;

const rows: Figures[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  for (const start of [startRelay, startAlternat]) {
    const target = await start();
    rows.push(await measure(target));
    await target.stop();
  }
}
report(rows);

async function measure(target: Target): Promise<Figures> {
  const sent: SentTimes = new Map();
  const writers: LoadWriter[] = [];
  for (let index = 0; index < WRITERS; index += 1) {
    const writer = new LoadWriter({
      url: target.url,
      headers: target.headers(index),
      state: STATE,
      sent,
      words: (doc) => wordsOfClause(doc, index),
    });
    await writer.opened();
    writers.push(writer);
  }
  const timers = writers.map((writer, index) => typeSteadily(writer, index, target.givesReceipts));
  await seconds(WARM_UP_SECONDS);
  for (const writer of writers) writer.measure();
  const before = { cpu: cpuMicroseconds(target.pid), updates: total(writers) };
  await seconds(SECONDS);
  const after = { cpu: cpuMicroseconds(target.pid), updates: total(writers) };
  const residentMiB = residentKiB(target.pid) / 1024;
  for (const stop of timers) stop();
  await seconds(1);
  await target.check(writers);
  for (const writer of writers) writer.close();
  const deliveries = writers.flatMap((writer) => writer.deliveries);
  const receipts = writers.flatMap((writer) => writer.receipts);
  const updates = after.updates - before.updates;
  return {
    name: target.name,
    updates,
    cpuPerUpdate: (after.cpu - before.cpu) / updates,
    deliveryP50: quantile(deliveries, 0.5),
    deliveryP99: quantile(deliveries, 0.99),
    receiptP50: quantile(receipts, 0.5),
    receiptP99: quantile(receipts, 0.99),
    residentMiB,
  };
}

function typeSteadily(writer: LoadWriter, index: number, givesReceipts: boolean): () => void {
  const every = 1000 / RATE;
  let typing: NodeJS.Timeout | undefined;
  let marking: NodeJS.Timeout | undefined;
  const begin = setTimeout(
    () => {
      typing = setInterval(() => writer.type(), every);
      if (givesReceipts) marking = setInterval(() => writer.mark(), MARK_EVERY_MS);
    },
    (index / WRITERS) * every,
  );
  return () => {
    clearTimeout(begin);
    clearInterval(typing);
    clearInterval(marking);
  };
}

async function startRelay(): Promise<Target> {
  const child = spawnPinned(['test/bench/plain-relay.ts'], {});
  const port = await lineOf(child, /ready (\d+)/);
  return {
    name: 'plain ws relay',
    pid: child.pid ?? 0,
    url: `ws://127.0.0.1:${port}`,
    headers: () => ({}),
    givesReceipts: false,
    check: async (writers) => {
      for (const writer of writers) expectHeard(writer, writers);
    },
    stop: () => ended(child, 'SIGKILL'),
  };
}

async function startAlternat(): Promise<Target> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'alternat-bench-'));
  const limits = JSON.stringify({ connectionsPerMemberAndText: 1000, upgradesPerMinute: 10_000 });
  const environment = { DATA_DIR: dataFolder, PORT: '0', SYNC_LIMITS: limits };
  const child = spawnPinned(['server/main.ts', '--demo'], environment);
  const port = Number(await lineOf(child, /ready at http:\/\/localhost:(\d+)/));
  const server = { port, url: `http://localhost:${port}`, loginAs: (member: string) => login(port, member) };
  const cookies = await Promise.all(PEOPLE.map((member) => server.loginAs(member)));
  const epoch = await epochOf(server, cookies[0] ?? '', PROTOCOL);
  return {
    name: 'Alternat (gate, durable, receipts)',
    pid: child.pid ?? 0,
    url: `ws://127.0.0.1:${port}/sync/${PROTOCOL}?wire=1&schema=1&epoch=${epoch}`,
    headers: (writer) => ({ cookie: cookies[writer % cookies.length] ?? '' }),
    givesReceipts: true,
    check: async (writers) => {
      const reader = await openText(server, 'ru-secretary');
      for (const writer of writers) {
        const { clientID } = writer.doc;
        const has = Y.getState(reader.doc.store, clientID);
        const typed = Y.getState(writer.doc.store, clientID);
        if (has !== typed) throw new Error(`a fresh client has ${has} of ${typed} characters of one writer`);
      }
      reader.close();
    },
    stop: async () => {
      await ended(child, 'SIGTERM');
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function expectHeard(writer: LoadWriter, writers: readonly LoadWriter[]): void {
  if (writer.closed !== null) throw new Error(`a writer was closed with ${writer.closed}`);
  for (const other of writers) {
    if (other === writer) continue;
    const typed = Y.getState(other.doc.store, other.doc.clientID);
    if (writer.heard().get(other.doc.clientID) !== typed) throw new Error('somebody did not hear everything');
  }
}

/** Server on one core, load on the other. */
function spawnPinned(args: string[], environment: Record<string, string>): ChildProcess {
  execFileSync('taskset', ['-pc', '1', String(process.pid)], { stdio: 'ignore' });
  return spawn(
    'taskset',
    ['-c', '0', process.execPath, ...(process.env['BENCH_NODE_OPTIONS']?.split(' ') ?? []), ...args],
    {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
}

async function lineOf(child: ChildProcess, pattern: RegExp): Promise<string> {
  let output = '';
  for await (const chunk of child.stdout ?? []) {
    output += String(chunk);
    const found = pattern.exec(output)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error(`the server ended: ${output}`);
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  await new Promise((resolve) => {
    child.once('close', resolve);
    child.kill(signal);
  });
}

async function login(port: number, member: string): Promise<string> {
  const answer = await fetch(`http://localhost:${port}/api/demo/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ member }),
  });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

function wordsOfClause(doc: Y.Doc, index: number): Y.XmlText {
  const clauses = doc
    .getXmlFragment('en')
    .toArray()
    .filter((part) => part instanceof Y.XmlElement && part.nodeName === 'clause');
  const clause = clauses[index % clauses.length];
  const block = clause instanceof Y.XmlElement ? clause.get(0) : null;
  const words = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(words instanceof Y.XmlText)) throw new Error('a clause without words');
  return words;
}

function total(writers: readonly LoadWriter[]): number {
  return writers.reduce((sum, writer) => sum + writer.updates, 0);
}

function seconds(count: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, count * 1000));
}

function report(figures: readonly Figures[]): void {
  const relay = figures.filter((row) => row.name.startsWith('plain'));
  const yardstick = quantile(
    relay.map((row) => row.cpuPerUpdate),
    0.5,
  );
  console.log(`\n${WRITERS} writers x ${RATE}/s in the Protocol, ${SECONDS} s a run, ${ROUNDS} round(s).`);
  console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}.\n`);
  console.log('| server | updates | CPU us/update | xR | delivery p50/p99 ms | receipt p50/p99 ms | MiB |');
  console.log('|---|---|---|---|---|---|---|');
  for (const row of figures) {
    const cells = [
      row.name,
      row.updates,
      row.cpuPerUpdate.toFixed(0),
      (row.cpuPerUpdate / yardstick).toFixed(2),
      `${row.deliveryP50.toFixed(1)} / ${row.deliveryP99.toFixed(1)}`,
      row.receiptP50 > 0 ? `${row.receiptP50.toFixed(1)} / ${row.receiptP99.toFixed(1)}` : 'none',
      row.residentMiB.toFixed(0),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
