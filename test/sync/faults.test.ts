import { expect, test } from 'vitest';
import { Crowd } from '#test/faults/crowd.ts';
import { type Fault, meetFault } from '#test/faults/fault.ts';
import { faults } from '#test/faults/fault-list.ts';
import { kill } from '#test/faults/kill.ts';
import { contentOf } from '#test/faults/text-content.ts';
import { runSeed } from '#test/support/random.ts';
import { mustNotSkipInCi, NO_SMALL_DISK } from '#test/support/small-disk.ts';
import { FaultyStorage } from '#test/support/storage-fault.ts';

const seed = runSeed('FAULT_SEED');
console.info(`faults: seed ${seed}`);

/** `npm run test:faults` goes through all there is. */
test.for(faults.filter((fault) => fault !== kill))(
  '[SYNC-1] [SYNC-3] [SYNC-10] [SYNC-15] $name, in brief: no false receipt, nothing missing that others have seen',
  async (fault, { skip }) => {
    const report = await meetFault(fault, { seed, cycles: 1, isBrief: true });
    console.info(fault.name, report.seconds.toFixed(1), 's', report.facts);
    if (report.notTested !== null) {
      mustNotSkipInCi(report.notTested);
      skip(NO_SMALL_DISK);
    }
    const { missing, falseReceipts, broken } = report;
    expect({ missing, falseReceipts, broken }).toEqual({ missing: [], falseReceipts: [], broken: null });
  },
);

/** A disk that calls a commit done and has not written it. */
const lyingDisk: Fault = {
  name: 'lying-disk',
  async run(context) {
    const dataFolder = await context.newFolder();
    const storage = new FaultyStorage(dataFolder);
    const { environment } = storage;
    const server = await context.start({ dataFolder, environment });
    const crowd = await Crowd.open(server, context);
    storage.order({ kind: 'lie' });
    const [writer] = crowd.writers;
    const word = crowd.word('lost');
    writer.type(word);
    context.note(`${word} was ${(await writer.answered()) ? 'called durable' : 'not receipted'}`);
    const [, , reader] = crowd.clients;
    await reader?.until(() => contentOf(reader.doc).includes(word));
    await server.kill('SIGKILL');
    crowd.collect();
    storage.order(null);
    const again = await context.start({ dataFolder, environment });
    expect(await crowd.comeBack(again)).toBe(false);
    crowd.leave();
  },
};

test('whoever checks the promises is not blind: a disk that lies is found out', async () => {
  const report = await meetFault(lyingDisk, { seed, cycles: 1 });
  expect(report).toMatchObject({
    broken: null,
    falseReceipts: ['⟦lost1⟧'],
    missing: ['⟦lost1⟧'],
    facts: ['⟦lost1⟧ was called durable'],
  });
});
