// Our server beside a plain relay and two well-known servers, under the same loads, in turns.
// npm run bench -- [--quick] [--rounds 3] [--seconds 7] [--report FILE] [--trace FILE] [--seed N]
//   [--servers alternat,hocus,gathers] [--loads one-text,many-texts,memory,long-history]
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { readTrace, seededHands, traceHands } from './client/hand.ts';
import { longHistoryTable } from './loads/long-history.ts';
import { manyTextsTable } from './loads/many-texts.ts';
import { memoryTable } from './loads/memory.ts';
import { oneTextLoads } from './loads/one-text.ts';
import { fullPace, quickPace } from './loads/pace.ts';
import { longText, SMALL_CLAUSES } from './loads/texts.ts';
import { diskSentence, durableWrites } from './report/disk.ts';
import { machine, versions } from './report/machine.ts';
import { Results } from './report/results.ts';
import { writeReport } from './report/write-report.ts';
import { type Setting, sessions } from './round.ts';
import { alternat, RAISED_LIMITS } from './targets/alternat.ts';
import { pinLoad } from './targets/cores.ts';
import { hocuspocus, hocuspocusBatching } from './targets/hocuspocus.ts';
import { gatheringRelay, relay } from './targets/relay.ts';
import { yWebsocketServer } from './targets/y-websocket-server.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    report: { type: 'string', default: '.cache/bench/report.md' },
    trace: { type: 'string' },
    seed: { type: 'string' },
    servers: { type: 'string' },
    loads: { type: 'string' },
  },
});
const chosen = values.quick ? quickPace : fullPace;
const pace = {
  ...chosen,
  rounds: Number(values.rounds ?? chosen.rounds),
  measureMs: values.seconds === undefined ? chosen.measureMs : Number(values.seconds) * 1000,
};
const SEED = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
/** The relay always: it is the yardstick. */
const KINDS = [
  relay,
  ...[gatheringRelay, yWebsocketServer, hocuspocus, hocuspocusBatching, alternat].filter(({ name }) =>
    isWanted(values.servers, name),
  ),
];
const SESSIONS = Object.entries(sessions).filter(([name]) => isWanted(values.loads, name));
const TABLES = [...oneTextLoads, manyTextsTable, longHistoryTable, memoryTable];

const startedAt = performance.now();
console.error(`seed ${SEED}`);
pinLoad();
const trace = values.trace === undefined ? null : readTrace(values.trace);
const hands = trace === null ? seededHands(SEED) : traceHands(trace);
const long = longText('bench-long', trace ?? { hand: hands.of(0), edits: pace.edits });
const results = new Results(relay.name);

const diskWrites: number[] = [];

for (let round = 1; round <= pace.rounds; round += 1) {
  diskWrites.push(...(await durableWrites()));
  for (const [, session] of SESSIONS) {
    for (const kind of KINDS) {
      const tell: Setting['tell'] = (table, outcome) => {
        results.add({ ...outcome, table, server: kind.name, round });
        tellStep(`round ${round}, ${kind.name}: ${table}`);
      };
      await session(kind, { pace, hands, longText: long, tell });
    }
  }
}

const report = writeReport({
  results,
  tables: TABLES,
  kinds: KINDS,
  ours: alternat.name,
  preface: [
    ...machine(),
    diskSentence(diskWrites),
    versions(),
    `${pace.rounds} round(s) in which the servers take turns, ${pace.measureMs / 1000} s a figure after ${pace.warmUpMs / 1000} s of warming up${values.quick ? ' (a quick look: servers are cold, and processor time is counted in ticks of 10 ms)' : ''}: medians, with the least and the most. ${hands.name}. Receivers read which structs came and apply nothing.`,
    `The one text is a Protocol of 37 clauses in two languages; small texts have ${SMALL_CLAUSES} clauses in two languages; the long history has ${long.edits} edits, ${(long.state.length / 1024).toFixed(0)} KiB as an update.`,
    `${alternat.name} runs as in production; raised for a load of many people from one machine: \`${JSON.stringify(RAISED_LIMITS)}\`. Memory of all servers is read with \`--expose-gc\`.`,
  ],
});
mkdirSync(dirname(values.report), { recursive: true });
writeFileSync(values.report, report);
console.log(report);
tellStep(`done; written to ${values.report}`);
if (results.faults().some(({ server }) => server === alternat.name)) process.exitCode = 1;
process.exit();

/** `wanted`: beginnings or other parts of names; nothing means all. */
function isWanted(wanted: string | undefined, name: string): boolean {
  return wanted === undefined || wanted.split(',').some((part) => name.toLowerCase().includes(part));
}

/** For whoever waits; the report alone goes to the output. */
function tellStep(step: string): void {
  console.error(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(5)} s  ${step}`);
}
