// npm run drill:backup -- --times 5: back-up while twenty people type, restoration, and everybody comes back.
import { parseArgs } from 'node:util';
import { backupRound, type BackupRound } from '#test/support/backup-round.ts';
import { runSeed } from '#test/support/random.ts';

const { values } = parseArgs({
  options: { times: { type: 'string', default: '5' }, clients: { type: 'string', default: '20' } },
});

let missing = 0;
let isSound = true;
for (let time = 1; time <= Number(values.times); time += 1) {
  const seed = runSeed('DRILL_SEED');
  const round = await backupRound({ clients: Number(values.clients), seed });
  missing += round.missing.length;
  isSound &&= isSoundRound(round);
  process.stdout.write(`${time}. ${sentence(round)} (seed ${seed})\n`);
  for (const word of round.missing) process.stdout.write(`   missing: ${word}\n`);
}
process.stdout.write(`${values.times} times: ${missing} receipts missing${isSound ? '' : '; NOT SOUND'}\n`);
process.exit(isSound ? 0 : 1);

function isSoundRound(round: BackupRound): boolean {
  const { missing: lost, merged, told, returned, promised } = round;
  const isKept = round.isLoginKept && round.isEvidenceKept && round.isNewLifeMerged;
  return promised > 0 && lost.length === 0 && merged.length === 0 && told === returned && isKept;
}

function sentence(round: BackupRound): string {
  const { clients, receipts, promised, missing: lost, merged, told, returned, backupMs, restoreMs } = round;
  return (
    `${clients} clients, ${receipts} receipts; ${promised} words receipted before the end mark, ${lost.length} missing; ` +
    `${told} of ${returned} told, ${merged.length} words merged; back-up ${Math.round(backupMs)} ms, ` +
    `restoration ${Math.round(restoreMs)} ms`
  );
}
