import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { epochOf, PROTOCOL, type Reachable } from './open-text.ts';
import type { WitnessReport } from './witness.ts';

export type Witness = { report(): Promise<WitnessReport> };

/** Somebody who works in the Protocol in a thread of its own while the test misbehaves. */
export async function startWitness(server: Reachable, member: string): Promise<Witness> {
  const cookie = await server.loginAs(member);
  const epoch = await epochOf(server, cookie, PROTOCOL);
  const workerData = {
    url: `ws://127.0.0.1:${server.port}`,
    text: PROTOCOL,
    cookie,
    query: `wire=1&schema=1&epoch=${epoch}`,
  };
  const worker = new Worker(new URL('./witness.ts', import.meta.url), { workerData });
  await once(worker, 'message');
  return {
    report: async () => {
      worker.postMessage('report');
      const [figures] = await once(worker, 'message');
      return figures;
    },
  };
}
