import { MemoryUpdateLog } from '#test/support/memory-update-log.ts';
import { updateLogContract } from './update-log.contract.ts';

updateLogContract(async () => {
  const log = new MemoryUpdateLog();
  return {
    log,
    loseNextAnswer: () => {
      log.losesNextAnswer = true;
    },
    seed: async ({ text, epoch, state, clientId }) =>
      log.create(text, { epoch, state, claims: [{ clientId, member: 'server' }] }),
  };
});
