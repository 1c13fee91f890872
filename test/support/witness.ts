// A person at work in a thread of its own: types, asks for receipts, and times them, while others misbehave.
import { parentPort, workerData } from 'node:worker_threads';
import * as Y from 'yjs';
import { WireClient, type WireClientOptions } from './wire-client.ts';

export type WitnessReport = {
  typed: number;
  receipts: number;
  /** Round trips of receipts in milliseconds, the longest first. */
  slowest: number[];
  isUndisturbed: boolean;
};

const EVERY_MS = 10;

const options: WireClientOptions = workerData;
const client = new WireClient(options);
const asked = new Map<number, number>();
const times: number[] = [];
let typed = 0;
let seen = 0;

/** The first words of the text. Null: whoever may write may have deleted all of them, as mutated deletions do. */
const words = (): Y.XmlText | null => {
  for (const language of ['ru', 'en'])
    for (const part of client.doc.getXmlFragment(language).toArray()) {
      const block = part instanceof Y.XmlElement && part.length > 0 ? part.get(0) : null;
      const text = block instanceof Y.XmlElement && block.length > 0 ? block.get(0) : null;
      if (text instanceof Y.XmlText) return text;
    }
  return null;
};

await client.synced();
client.socket.on('message', () => {
  for (; seen < client.receipts.length; seen += 1) {
    const receipt = client.receipts[seen];
    const at = receipt === undefined ? undefined : asked.get(receipt.mark);
    if (at !== undefined) times.push(performance.now() - at);
  }
});
const timer = setInterval(() => {
  if (typed % 8 === 0) words()?.insert(0, 'в');
  typed += 1;
  asked.set(client.mark(), performance.now());
}, EVERY_MS);

parentPort?.on('message', () => void report());

async function report(): Promise<void> {
  clearInterval(timer);
  const last = await client.receipt().catch(() => null);
  const figures: WitnessReport = {
    typed,
    receipts: times.length,
    slowest: times.sort((a, b) => b - a).slice(0, 5),
    isUndisturbed: last?.status === 0 && !client.isOver,
  };
  client.close();
  parentPort?.postMessage(figures);
  parentPort?.close();
}

parentPort?.postMessage('ready');
