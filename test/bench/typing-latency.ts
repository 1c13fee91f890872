// Keydown to paint in real Chromium, side by side, idle and with scripted writers; and the first load of the room.
// npm run build && node test/bench/typing-latency.ts [--keys 120] [--writers 80] [--rate 5] [--loads 10]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import * as Y from 'yjs';
import { LONG_PROTOCOL, seedLongProtocol } from '#test/support/long-protocol.ts';
import { epochOf, openText } from '#test/support/open-text.ts';
import { type ServerProcess, startServerProcess } from '#test/support/start-server-process.ts';
import { LoadWriter } from './load-writer.ts';
import { quantile } from './quantiles.ts';

const { values } = parseArgs({
  options: {
    keys: { type: 'string', default: '120' },
    writers: { type: 'string', default: '80' },
    rate: { type: 'string', default: '5' },
    loads: { type: 'string', default: '10' },
  },
});
const KEYS = Number(values.keys);
const WRITERS = Number(values.writers);
const RATE = Number(values.rate);
const LOADS = Number(values.loads);
/** A brisk typist: ten keys a second. */
const KEY_EVERY_MS = 100;
const CLAUSES = 200;
const LONG_TASK_MS = 50;
const PEOPLE = ['cochair', 'secretary', 'interpreter'].flatMap((role) => [`in-${role}`, `ru-${role}`]);

type Typed = { name: string; latencies: number[]; longTasks: number[] };
type Load = { bytes: number; readable: number; editable: number };

const folder = mkdtempSync(join(tmpdir(), 'alternat-latency-'));
await seedLongProtocol(folder, CLAUSES);
const limits = JSON.stringify({ connectionsPerMemberAndText: 1000, upgradesPerMinute: 10_000 });
const server = await startServerProcess({ dataFolder: folder, environment: { SYNC_LIMITS: limits } });
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const loads: Load[] = [];
  for (let round = 0; round < LOADS; round += 1) loads.push(await firstLoad(browser));
  reportLoads(loads);
  const typed: Typed[] = [];
  for (const document of ['protocol-11', LONG_PROTOCOL]) {
    for (const writers of [0, WRITERS]) typed.push(await typeInto(browser, document, writers));
  }
  report(typed);
} finally {
  await browser.close();
  await server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}

async function enter(member: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  });
  await context.request.post('/api/demo/login', { data: { member }, headers: { origin: server.url } });
  return context;
}

/** A fresh profile each time: nothing in any cache. */
async function firstLoad(chrome: Browser): Promise<Load> {
  const context = await enter('in-secretary');
  const page = await context.newPage();
  let bytes = 0;
  const devTools = await context.newCDPSession(page);
  await devTools.send('Network.enable');
  const scripts = new Set<string>();
  devTools.on(
    'Network.responseReceived',
    ({ requestId, type }) => type === 'Script' && scripts.add(requestId),
  );
  devTools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.addInitScript(() => {
    const seen: Record<string, number> = {};
    Object.assign(window, { seenAt: seen });
    const look = () => {
      const text = document.querySelector('.ProseMirror [data-part="clause"]');
      if (text !== null) seen['readable'] ??= performance.now();
      if (document.querySelector('.ProseMirror[contenteditable="true"] [data-part="clause"]') !== null)
        seen['editable'] ??= performance.now();
      if (seen['editable'] === undefined) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto('/documents/protocol-11?lang=both');
  await page.waitForFunction(() => 'editable' in (Reflect.get(window, 'seenAt') ?? {}));
  const seen = await page.evaluate((): { readable: number; editable: number } =>
    Reflect.get(window, 'seenAt'),
  );
  await context.close();
  if (!chrome.isConnected()) throw new Error('the browser ended');
  return { bytes, ...seen };
}

async function typeInto(chrome: Browser, document: string, writerCount: number): Promise<Typed> {
  const context = await enter('in-secretary');
  const page = await context.newPage();
  await page.goto(`/documents/${document}?lang=both`);
  await page.locator('[data-testid="save-state"][data-state="saved"]').waitFor();
  await page.locator('.text-column[data-language="en"] [data-part="clause"] p').nth(3).click();
  const stop = writerCount === 0 ? () => undefined : await startWriters(server, document, writerCount);
  // Loading and the writers' joining are not typing.
  await page.waitForTimeout(3000);
  await observe(page);
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press('KeyA');
    await page.waitForTimeout(KEY_EVERY_MS);
  }
  const measured = await page.evaluate((): { latencies: number[]; longTasks: number[] } =>
    Reflect.get(window, 'measured'),
  );
  stop();
  await context.close();
  if (!chrome.isConnected()) throw new Error('the browser ended');
  const parts = document === LONG_PROTOCOL ? `${CLAUSES} clauses` : '37 clauses';
  return { name: `${parts}, ${writerCount === 0 ? 'idle' : `${writerCount} writers`}`, ...measured };
}

/** From the event's own time to the first task after the frame that shows it: that frame has been painted then. */
async function observe(page: Page): Promise<void> {
  await page.evaluate((longTaskMs) => {
    const measured = { latencies: [] as number[], longTasks: [] as number[] };
    Object.assign(window, { measured });
    const channel = new MessageChannel();
    const waiting: number[] = [];
    channel.port1.addEventListener('message', () => {
      const now = performance.now();
      for (const pressedAt of waiting.splice(0)) measured.latencies.push(now - pressedAt);
    });
    channel.port1.start();
    window.addEventListener(
      'keydown',
      (event) => {
        waiting.push(event.timeStamp);
        requestAnimationFrame(() => channel.port2.postMessage(null));
      },
      { capture: true },
    );
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        if (duration > longTaskMs) measured.longTasks.push(duration);
    }).observe({ type: 'longtask' });
  }, LONG_TASK_MS);
}

async function startWriters(target: ServerProcess, document: string, count: number): Promise<() => void> {
  const text = `${document}/common`;
  const reader = await openText(target, 'in-cochair', { text });
  const state = Y.encodeStateAsUpdate(reader.doc);
  reader.close();
  const cookies = await Promise.all(PEOPLE.map((member) => target.loginAs(member)));
  const epoch = await epochOf(target, cookies[0] ?? '', text);
  const writers: LoadWriter[] = [];
  const timers: NodeJS.Timeout[] = [];
  for (let index = 0; index < count; index += 1) {
    const writer = new LoadWriter({
      url: `ws://127.0.0.1:${target.port}/sync/${text}?wire=1&schema=1&epoch=${epoch}`,
      headers: { cookie: cookies[index % cookies.length] ?? '' },
      state,
      sent: new Map(),
      words: (doc) => wordsOfClause(doc, index),
    });
    await writer.opened();
    writers.push(writer);
  }
  for (const writer of writers) {
    setTimeout(
      () => timers.push(setInterval(() => writer.type(), 1000 / RATE)),
      (1000 / RATE) * Math.random(),
    );
  }
  return () => {
    for (const timer of timers) clearInterval(timer);
    for (const writer of writers) writer.close();
  };
}

function wordsOfClause(doc: Y.Doc, index: number): Y.XmlText {
  const language = index % 2 === 0 ? 'en' : 'ru';
  const clauses = doc
    .getXmlFragment(language)
    .toArray()
    .filter((part) => part instanceof Y.XmlElement && part.nodeName === 'clause');
  const clause = clauses[(2 + index) % clauses.length];
  const block = clause instanceof Y.XmlElement ? clause.get(0) : null;
  const words = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(words instanceof Y.XmlText)) throw new Error('a clause without words');
  return words;
}

function reportLoads(loads: readonly Load[]): void {
  const median = (pick: (load: Load) => number) => quantile(loads.map(pick), 0.5);
  console.log(`\n| first load, median of ${loads.length} | |\n|---|---|`);
  console.log(`| JavaScript over the wire, KiB | ${(median(({ bytes }) => bytes) / 1024).toFixed(0)} |`);
  console.log(`| text readable, ms | ${median(({ readable }) => readable).toFixed(0)} |`);
  console.log(`| text editable, ms | ${median(({ editable }) => editable).toFixed(0)} |`);
}

function report(typed: readonly Typed[]): void {
  console.log(
    `\n${KEYS} keys at ${1000 / KEY_EVERY_MS}/s, writers ${RATE}/s each, 1440x900, side by side.\n`,
  );
  console.log('| text | keydown to paint p50 ms | p95 ms | tasks > 50 ms | longest ms |');
  console.log('|---|---|---|---|---|');
  for (const { name, latencies, longTasks } of typed) {
    const cells = [
      name,
      quantile(latencies, 0.5).toFixed(1),
      quantile(latencies, 0.95).toFixed(1),
      longTasks.length,
      longTasks.length === 0 ? '-' : Math.max(...longTasks).toFixed(0),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
