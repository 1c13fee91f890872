import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ReceiptStatus } from '#shared/sync/receipt.ts';
import { epochOf, openText, PROTOCOL } from '#test/support/open-text.ts';
import { type Random, runSeed, seeded } from '#test/support/random.ts';
import {
  type ServerProcess,
  removeDataFolder,
  startServerProcess,
} from '#test/support/start-server-process.ts';
import type { WireClient } from '#test/support/wire-client.ts';

const CYCLES = Number(process.env['KILL_CYCLES'] ?? 50);

/** What must be there after a restart: words that had a receipt, and words that somebody else had received. */
class Promised {
  readonly #receipted = new Set<string>();
  readonly #seen = new Set<string>();

  receipted(words: Iterable<string>): void {
    for (const word of words) this.#receipted.add(word);
  }

  seen(text: string): void {
    for (const match of text.matchAll(/⟦[^⟧]+⟧/g)) this.#seen.add(match[0]);
  }

  get counts(): { receipted: number; seen: number } {
    return { receipted: this.#receipted.size, seen: this.#seen.size };
  }

  missingFrom(text: string): string[] {
    return [...this.#receipted, ...this.#seen].filter((word) => !text.includes(word));
  }
}

const wholeText = (doc: Y.Doc): string =>
  ['en', 'ru'].map((language) => doc.getXmlFragment(language).toJSON()).join('');

function randomWords(doc: Y.Doc, random: Random): Y.XmlText {
  const fragment = doc.getXmlFragment(random.pick(['en', 'ru']));
  for (;;) {
    const part = fragment.get(random.below(fragment.length));
    const block = part instanceof Y.XmlElement && part.nodeName !== 'heading' ? part.get(0) : null;
    const words = block instanceof Y.XmlElement && block.length > 0 ? block.get(0) : null;
    if (words instanceof Y.XmlText) return words;
  }
}

/** Types until the server dies, asking for a receipt every few words. */
async function typeUntil(
  writer: WireClient,
  options: { random: Random; name: string; isOver: () => boolean },
): Promise<string[]> {
  const { random, name } = options;
  const words: string[] = [];
  const waiting = new Map<number, number>();
  while (!options.isOver() && !writer.isOver) {
    const word = `⟦${name}-${words.length}⟧`;
    const text = randomWords(writer.doc, random);
    text.insert(random.below(2) === 0 ? 0 : text.length, word);
    words.push(word);
    if (random.chance(0.4)) waiting.set(writer.mark(), words.length);
    await new Promise((resolve) => setTimeout(resolve, random.below(4)));
  }
  await writer.until(() => writer.isOver);
  const durable = writer.receipts.filter((receipt) => receipt.status === ReceiptStatus.durable);
  return words.slice(0, Math.max(0, ...durable.map((receipt) => waiting.get(receipt.mark) ?? 0)));
}

async function cycle(server: ServerProcess, promised: Promised, random: Random, name: string): Promise<void> {
  const [writer, second, reader, stock] = await Promise.all([
    openText(server, 'in-secretary'),
    openText(server, 'ru-secretary'),
    openText(server, 'ru-cochair'),
    openText(server, 'in-cochair', { isStock: true }),
  ]);
  expect(promised.missingFrom(wholeText(reader.doc))).toEqual([]);
  let isOver = false;
  const writing = [
    typeUntil(writer, { random, name: `${name}a`, isOver: () => isOver }),
    typeUntil(second, { random, name: `${name}b`, isOver: () => isOver }),
  ];
  await new Promise((resolve) => setTimeout(resolve, 50 + random.below(350)));
  await server.kill('SIGKILL');
  isOver = true;
  for (const receipted of await Promise.all(writing)) promised.receipted(receipted);
  promised.seen(wholeText(reader.doc));
  promised.seen(wholeText(stock.doc));
  for (const client of [writer, second, reader, stock]) client.close();
}

test(`[SYNC-1] [SYNC-3] ${CYCLES} times kill -9 under typing: nothing receipted or seen by others is missing`, async () => {
  const seed = runSeed('KILL_SEED');
  console.info(`kill: seed ${seed}`);
  const random = seeded(seed);
  const promised = new Promised();
  let server = await startServerProcess();
  const { dataFolder } = server;
  for (let round = 0; round < CYCLES; round += 1) {
    await cycle(server, promised, random, `${round}`);
    server = await startServerProcess({ dataFolder });
  }
  const reader = await openText(server, 'ru-cochair');
  expect(promised.missingFrom(wholeText(reader.doc))).toEqual([]);
  console.info('kill: promised', promised.counts, 'missing 0');
  expect(promised.counts.receipted).toBeGreaterThan(CYCLES);
  expect(promised.counts.seen).toBeGreaterThan(CYCLES);
  reader.close();
  await server.kill('SIGTERM');
  await removeDataFolder(dataFolder);
}, 600_000);

test('[SYNC-15] SIGTERM under typing: nothing that was accepted is missing, exit code 0', async () => {
  const server = await startServerProcess();
  const writer = await openText(server, 'in-secretary');
  const reader = await openText(server, 'ru-secretary');
  let isOver = false;
  const random = seeded(1);
  const writing = typeUntil(writer, { random, name: 'term', isOver: () => isOver });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const exit = await server.kill('SIGTERM');
  isOver = true;
  const receipted = await writing;
  expect(exit).toEqual({ code: 0, signal: null });
  expect(writer.closed?.code).toBe(4501);
  const promised = new Promised();
  promised.receipted(receipted);
  promised.seen(wholeText(reader.doc));
  const again = await startServerProcess({ dataFolder: server.dataFolder });
  const after = await openText(again, 'ru-cochair');
  expect(promised.missingFrom(wholeText(after.doc))).toEqual([]);
  // The writer's own words that were never acknowledged are still with the writer, and merge when it comes back.
  const cookie = await again.loginAs('in-secretary');
  const epoch = await epochOf(again, cookie, PROTOCOL);
  expect(epoch).toBeGreaterThan(0);
  const back = await openText(again, 'in-secretary', { doc: writer.doc, cookie });
  await back.receipt();
  await after.until(() => wholeText(after.doc) === wholeText(back.doc));
  for (const client of [after, back]) client.close();
  await again.kill('SIGTERM');
  await removeDataFolder(server.dataFolder);
}, 60_000);
