// npm run drill:session -- --minutes 30 [--writers 80] [--rate 5] [--report FILE]: everybody writes in one text, a real
// Chromium beside them; latencies and memory minute by minute, and in the end one text everywhere.
// DRILL_SEED repeats the hands of a run. All share this machine's processors: the page's longest task waits for them too.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { seededHands, strikingHands } from '#test/bench/client/hand.ts';
import { Watch } from '#test/bench/client/text-writer.ts';
import { joinWriters } from '#test/bench/join-writers.ts';
import { MARKS_EVERY_MS } from '#test/bench/loads/one-text.ts';
import { typeSteadily } from '#test/bench/loads/steady-typing.ts';
import { placeOf } from '#test/bench/loads/texts.ts';
import { freePort } from '#test/support/free-port.ts';
import { runSeed, seeded } from '#test/support/random.ts';
import { type ServerProcess, startServerProcess } from '#test/support/start-server-process.ts';
import { serverFigures } from './session/server-figures.ts';
import { faultsOfPage, faultsOfReaders, faultsOfReceipts, type Session } from './session/session-ending.ts';
import { type Minute, minuteHead, minuteLine, minutes } from './session/session-minute.ts';
import { type SessionPage, startSessionPage } from './session/session-page.ts';
import { verdictOf } from './session/session-verdict.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    writers: { type: 'string', default: '80' },
    rate: { type: 'string', default: '5' },
    report: { type: 'string' },
  },
});
const MINUTES = wholeNumber('minutes', values.minutes);
const WRITERS = wholeNumber('writers', values.writers);
const RATE = wholeNumber('rate', values.rate);

const DOCUMENT = 'protocol-11';
const TEXT = `${DOCUMENT}/common`;
const MINUTE_MS = 60_000;
const PAGE_TYPES_EVERY_MS = 10_000;
/** Letters of a clause beyond which its writer strikes phrases out: the text stays as long as Protocols are. */
const CLAUSE_LETTERS = 600;
/** Six people play eighty: only what is counted by person is raised. */
const LIMITS = { connectionsPerMemberAndText: 1_000, upgradesPerMinute: 10_000 };

const said: string[] = [];
const folder = mkdtempSync(join(tmpdir(), 'alternat-session-'));
const metricsPort = await freePort();
let server = await startServer();
const page = await startSessionPage(server);
try {
  const faults = await run();
  for (const fault of faults) say(`FAULT: ${fault}`);
  say(faults.length === 0 ? 'SOUND: one text everywhere.' : 'NOT SOUND.');
  process.exitCode = faults.length === 0 ? 0 : 1;
} catch (error) {
  tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
} finally {
  await page.close();
  await server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
if (values.report !== undefined) {
  mkdirSync(dirname(values.report), { recursive: true });
  writeFileSync(values.report, `${said.join('\n')}\n`);
}
process.exit();

function wholeNumber(name: string, value: string): number {
  if (/^[1-9]\d*$/.test(value)) return Number(value);
  tell(`--${name} must be a whole number above 0`);
  return process.exit(2);
}

/** What is no part of the report. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

function say(line: string): void {
  said.push(line);
  process.stdout.write(`${line}\n`);
}

function startServer(): Promise<ServerProcess> {
  const environment = { SYNC_LIMITS: JSON.stringify(LIMITS), METRICS_PORT: String(metricsPort) };
  return startServerProcess({ dataFolder: folder, environment });
}

async function run(): Promise<string[]> {
  const seed = runSeed('DRILL_SEED');
  const hands = strikingHands(seededHands(seed), { seed, most: CLAUSE_LETTERS });
  say(
    `Node ${process.version}, Chromium ${page.version}; ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}.`,
  );
  say(`${MINUTES} min, ${WRITERS} writers, ${RATE}/s each; ${hands.name}.\n`);
  await page.enter(server, { member: 'in-secretary', document: DOCUMENT });
  const watch = new Watch();
  const joined = await joinWriters(server, {
    text: TEXT,
    count: WRITERS,
    watch,
    words: placeOf,
    hands,
    marksEveryMs: MARKS_EVERY_MS,
  });
  const session: Session = { text: TEXT, watch, page, ...joined };
  const passed = await writeFor(MINUTES, session, seed);
  return [...(await end(session)), ...judge(passed)];
}

/** Everybody writes; a line for each minute as soon as it has passed. */
async function writeFor(count: number, session: Session, seed: number): Promise<Minute[]> {
  const stop = typeSteadily(session.writers, RATE);
  const pageStops = typeInPage(session.page, seed);
  const next = minutes({
    pid: server.pid,
    watch: session.watch,
    writers: session.writers,
    page: () => session.page.figures(),
    server: () => serverFigures(metricsPort),
  });
  const begunAt = performance.now();
  const passed: Minute[] = [];
  for (const line of minuteHead) say(line);
  while (passed.length < count) {
    await pause(begunAt + (passed.length + 1) * MINUTE_MS - performance.now());
    const minute = await next();
    passed.push(minute);
    say(minuteLine(minute));
  }
  stop();
  session.watch.end();
  await pageStops();
  return passed;
}

/** A few keys every ten seconds. The answer makes it stop, and rejects when a key could not be typed. */
function typeInPage(typist: SessionPage, seed: number): () => Promise<void> {
  const over = new AbortController();
  const random = seeded(seed - 1);
  const typing = (async () => {
    while (!over.signal.aborted) {
      await typist.typeALittle(random);
      await pause(PAGE_TYPES_EVERY_MS, undefined, { signal: over.signal }).catch(() => {});
    }
  })();
  // Told at the end, when somebody waits for it.
  typing.catch(() => {});
  return async () => {
    over.abort();
    await typing;
  };
}

/** Last receipts, one text everywhere, and once more after a restart, when it is read from storage alone. */
async function end(session: Session): Promise<string[]> {
  const faults = await faultsOfReceipts(session);
  const { faults: ofPage, typed } = await faultsOfPage(session);
  faults.push(...ofPage);
  faults.push(...(await faultsOfReaders(server, { text: TEXT, typed, when: 'afterwards' })));
  const { commitFailures, slowReaders } = await serverFigures(metricsPort);
  if (commitFailures > 0) faults.push(`${commitFailures} commits failed`);
  if (slowReaders > 0) faults.push(`${slowReaders} readers were too slow`);
  faults.push(...page.faults);
  for (const writer of session.writers) writer.close();
  await page.close();
  const { code } = await server.kill('SIGTERM');
  if (code !== 0) faults.push(`the server ended with ${code}`);
  server = await startServer();
  faults.push(...(await faultsOfReaders(server, { text: TEXT, typed, when: 'after a restart' })));
  const letters = ['en', 'ru'].map((language) => typed.union.getXmlFragment(language).toJSON().length);
  say(`\nThe page typed ${page.keys} keys. The text in the end: ${letters.join(' and ')} letters of markup.`);
  return faults;
}

function judge(passed: readonly Minute[]): string[] {
  const { told, faults } = verdictOf(passed);
  for (const sentence of told) say(sentence);
  return faults;
}
