import type { Worker } from 'node:worker_threads';
import { startSqliteWorker, type StartWorker } from '#server/database/sqlite-thread.ts';

/** Threads for SQLite of which the next one to store a batch dies before anybody hears of it. */
export function forgetfulWorkers(): { startWorker: StartWorker; loseNextAnswer: () => void } {
  let isArmed = false;
  const startWorker: StartWorker = (file) => {
    const worker = startSqliteWorker(file);
    const on = worker.on.bind(worker);
    const listen = (event: string, listener: (...values: unknown[]) => void): Worker => {
      if (event !== 'message') return on(event, listener);
      return on('message', (reply: unknown) => {
        if (isArmed && isAnswerToBatch(reply)) {
          isArmed = false;
          void worker.terminate();
        } else {
          listener(reply);
        }
      });
    };
    return Object.assign(worker, { on: listen });
  };
  return {
    startWorker,
    loseNextAnswer: () => {
      isArmed = true;
    },
  };
}

function isAnswerToBatch(reply: unknown): boolean {
  return JSON.stringify(reply).includes('"kind":"batch"');
}
