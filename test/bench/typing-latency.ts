// Keydown to paint in real Chromium, side by side, idle and with scripted writers; and the first load of the room.
// npm run bench:typing -- [--quick] [--keys 120] [--writers 80] [--rate 5] [--loads 10]
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { CHROMIUM, CHROMIUM_ARGS } from '#test/browser/chromium.ts';
import { giveWay } from '#test/support/give-way.ts';
import { LONG_PROTOCOL, seedLongProtocol } from '#test/support/long-protocol.ts';
import { openText } from '#test/support/open-text.ts';
import { startServerProcess } from '#test/support/start-server-process.ts';
import { firstLoad, type Load } from './first-load.ts';
import { KEY_EVERY_MS, type Task, typeAndTrace } from './keydown-to-paint.ts';
import { textOfPage, watched, watchRemote } from './page-watch.ts';
import { quantile } from './quantiles.ts';
import { type Crowd, startCrowd } from './writing-crowd.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    keys: { type: 'string' },
    writers: { type: 'string', default: '80' },
    rate: { type: 'string', default: '5' },
    loads: { type: 'string' },
  },
});
const KEYS = Number(values.keys ?? (values.quick ? 30 : 120));
const WRITERS = Number(values.writers);
const RATE = Number(values.rate);
const LOADS = Number(values.loads ?? (values.quick ? 3 : 10));
const CLAUSES = 200;
const SETTLE_MS = values.quick ? 1000 : 3000;
/** Longer than this no run lasts: what hangs is a fault too. */
const LIMIT_MS = values.quick ? 90_000 : 300_000;
/** For the last words of everybody to reach the page. */
const COMPLETE_WITHIN_MS = 15_000;

type Typed = {
  name: string;
  latencies: number[];
  tasks: Task[];
  mostPerFrame: number | null;
  remoteTransactions: number;
  faults: string[];
};

const startedAt = performance.now();

/** Which step lasts, for whoever waits; the tables alone go to the output. */
function tell(step: string): void {
  console.error(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s  ${step}`);
}

const folder = mkdtempSync(join(tmpdir(), 'alternat-latency-'));
await seedLongProtocol(folder, CLAUSES);
const limits = JSON.stringify({ connectionsPerMemberAndText: 1000, upgradesPerMinute: 10_000 });
const server = await startServerProcess({ dataFolder: folder, environment: { SYNC_LIMITS: limits } });
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: CHROMIUM_ARGS,
});
// The writers are in this process: they take what the server and the browser leave, as if they had machines of their own.
giveWay();
let timer: NodeJS.Timeout | undefined;
const tooLong = new Promise<never>((_, reject) => {
  timer = setTimeout(() => reject(new Error(`not done within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
});
try {
  await Promise.race([run(), tooLong]);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  clearTimeout(timer);
  await browser.close();
  await server.kill(process.exitCode === 1 ? 'SIGKILL' : 'SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  console.log(`Node ${process.version}, Chromium ${browser.version()}, headless, 1440x900.`);
  console.log(`${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${process.platform} ${process.arch}.`);
  tell(`${LOADS} first loads`);
  await load(); // the first answer of a server that has just started is not counted
  const loads: Load[] = [];
  for (let round = 0; round < LOADS; round += 1) loads.push(await load());
  reportLoads(loads);
  tell('typing on a blank page');
  const typed: Typed[] = [await typeOnBlankPage()];
  for (const document of ['protocol-11', LONG_PROTOCOL]) {
    for (const writers of [0, WRITERS]) {
      tell(`typing into ${document}, ${writers} writers`);
      typed.push(await typeInto(document, writers));
    }
  }
  report(typed);
  const faults = typed.flatMap(({ name, faults: found }) => found.map((fault) => `${name}: ${fault}`));
  for (const fault of faults) console.error(`FAULT ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
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

async function load(): Promise<Load> {
  const context = await enter('in-secretary');
  const seen = await firstLoad(context);
  await context.close();
  return seen;
}

/** What the browser and the machine take for themselves. */
async function typeOnBlankPage(): Promise<Typed> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.setContent('<p contenteditable="true">Words</p>');
  await page.locator('p').click();
  const { latencies, tasks } = await typeAndTrace(page, KEYS);
  await context.close();
  const faults = tooFew(latencies);
  return { name: 'blank page', latencies, tasks, mostPerFrame: null, remoteTransactions: 0, faults };
}

async function typeInto(document: string, writers: number): Promise<Typed> {
  const context = await enter('in-secretary');
  const page = await context.newPage();
  await page.goto(`/documents/${document}?lang=both`);
  await page.locator('[data-testid="save-state"][data-state="saved"]').waitFor();
  await page.locator('.text-column[data-language="en"] [data-part="clause"] p').nth(3).click();
  const crowd = writers === 0 ? null : await startCrowd(server, { document, writers, keysPerSecond: RATE });
  // The writers' joining is not typing.
  await page.waitForTimeout(SETTLE_MS);
  await watchRemote(page);
  const { latencies, tasks } = await typeAndTrace(page, KEYS);
  const { mostPerFrame, remoteTransactions } = await watched(page);
  crowd?.stopTyping();
  const faults = [...tooFew(latencies), ...(await incomplete(page, document, crowd))];
  if (mostPerFrame > 1) faults.push(`${mostPerFrame} remote transactions in one frame`);
  crowd?.leave();
  await context.close();
  const clauses = document === LONG_PROTOCOL ? CLAUSES : 37;
  const name = `${clauses} clauses, ${writers === 0 ? 'idle' : `${writers} writers`}`;
  return { name, latencies, tasks, mostPerFrame, remoteTransactions, faults };
}

function tooFew(latencies: readonly number[]): string[] {
  return latencies.length < KEYS ? [`the trace timed ${latencies.length} of ${KEYS} keys`] : [];
}

/** The page and a fresh client must end with one text, and everything that anybody typed must be in it. */
async function incomplete(page: Page, document: string, crowd: Crowd | null): Promise<string[]> {
  const deadline = performance.now() + COMPLETE_WITHIN_MS;
  for (;;) {
    const reader = await openText(server, 'ru-secretary', { text: `${document}/common` });
    const missing = crowd?.missing(reader.doc) ?? [];
    for (const language of ['en', 'ru']) {
      const same = reader.doc.getXmlFragment(language).toJSON() === (await textOfPage(page, language));
      if (!same) missing.push(`the page shows another ${language} text than the server has`);
    }
    reader.close();
    if (missing.length === 0 || performance.now() > deadline) return missing;
    await page.waitForTimeout(500);
  }
}

function reportLoads(loads: readonly Load[]): void {
  const median = (pick: (load: Load) => number) => quantile(loads.map(pick), 0.5).toFixed(0);
  console.log(`\n| first load, median of ${loads.length}, empty cache, warm server | |\n|---|---|`);
  console.log(`| JavaScript over the wire, bytes | ${median(({ bytes }) => bytes)} |`);
  console.log(`| text readable, ms | ${median(({ readable }) => readable)} |`);
  console.log(`| text editable, ms | ${median(({ editable }) => editable)} |`);
}

function report(typed: readonly Typed[]): void {
  const milliseconds = (latencies: readonly number[], q: number) => quantile(latencies, q).toFixed(1);
  const pace = `${KEYS} keys at ${1000 / KEY_EVERY_MS}/s, writers ${RATE}/s each, side by side`;
  console.log(`\nKeydown to presented frame, from Chromium's trace (EventTiming). ${pace}.\n`);
  console.log(
    '| text | p50 ms | p95 ms | tasks > 50 ms | of these worked > 50 ms | most work of a task ms, in | remote transactions | most a frame |',
  );
  console.log('|---|---|---|---|---|---|---|---|');
  for (const { name, latencies, tasks, mostPerFrame, remoteTransactions } of typed) {
    const busiest = tasks[0];
    const cells = [
      name,
      milliseconds(latencies, 0.5),
      milliseconds(latencies, 0.95),
      tasks.filter(({ clock }) => clock > 50).length,
      tasks.filter(({ work }) => work > 50).length,
      busiest === undefined ? '-' : `${busiest.work.toFixed(0)}, ${busiest.inside}`,
      remoteTransactions,
      mostPerFrame ?? '-',
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  const [, idle, written, longIdle, longWritten] = typed.map(({ latencies }) => quantile(latencies, 0.5));
  const ratio = (long = Number.NaN, short = Number.NaN) => (long / short).toFixed(2);
  console.log(
    `\n${CLAUSES} clauses beside 37, p50: idle x${ratio(longIdle, idle)}, written x${ratio(longWritten, written)}.`,
  );
}
