// npm run test:faults -- [--cycles 20] [--only NAME] [--seed N] [--brief]
import { parseArgs } from 'node:util';
import { runSeed } from '#test/support/random.ts';
import { type FaultReport, isKept, meetFault } from './fault.ts';
import { faults } from './fault-list.ts';

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '20' },
    only: { type: 'string' },
    seed: { type: 'string' },
    brief: { type: 'boolean', default: false },
  },
});
const cycles = Number(values.cycles);
const seed = values.seed === undefined ? runSeed('FAULT_SEED') : Number(values.seed);
const chosen = faults.filter(({ name }) => values.only === undefined || name === values.only);
if (!Number.isInteger(cycles) || cycles < 1 || !Number.isInteger(seed) || chosen.length === 0) {
  console.info(
    `--cycles and --seed are whole numbers; --only is one of ${faults.map(({ name }) => name).join(', ')}`,
  );
  process.exit(1);
}

const reports: FaultReport[] = [];
for (const fault of chosen) {
  const report = await meetFault(fault, { seed, cycles, isBrief: values.brief });
  reports.push(report);
  console.info(`${outcomeOf(report)} ${lineOf(report)}`);
  for (const word of report.missing) console.info(`  seen by others and missing: ${word}`);
  for (const word of report.falseReceipts) console.info(`  receipted and missing: ${word}`);
  if (report.broken !== null) console.info(`  ${report.broken}`);
  if (!isKept(report)) {
    console.info(`  again: npm run test:faults -- --only ${report.name} --seed ${seed} --cycles ${cycles}`);
  }
}
console.info(`\n| fault | receipted | seen by others | missing | false receipts | s |`);
console.info('|---|--:|--:|--:|--:|--:|');
for (const report of reports) console.info(rowOf(report));
const isAllTested = process.env['CI'] !== 'true' || reports.every(({ notTested }) => notTested === null);
process.exit(reports.every(isKept) && isAllTested ? 0 : 1);

function outcomeOf(report: FaultReport): string {
  if (report.notTested !== null) return report.notTested;
  return isKept(report) ? 'kept  ' : 'BROKEN';
}

function lineOf({ name, seconds, facts, ...report }: FaultReport): string {
  const counts = `receipted ${report.receipted}, seen by others ${report.seen}, missing ${report.missing.length}, false receipts ${report.falseReceipts.length}`;
  return `${name} (seed ${report.seed}, ${seconds.toFixed(1)} s): ${[counts, ...facts].join('; ')}`;
}

function rowOf(report: FaultReport): string {
  const { name, receipted, seen, missing, falseReceipts, seconds, broken } = report;
  const cells = [name, receipted, seen, missing.length, falseReceipts.length, seconds.toFixed(0)];
  return `| ${cells.join(' | ')} |${broken === null ? '' : ' not met to its end'}`;
}
