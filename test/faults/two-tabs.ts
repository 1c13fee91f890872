import { ok } from 'node:assert/strict';
import * as Y from 'yjs';
import { ReceiptStatus } from '#shared/sync/receipt.ts';
import { openText } from '#test/support/open-text.ts';
import type { WireClient } from '#test/support/wire-client.ts';
import type { Fault, FaultContext } from './fault.ts';
import { contentOf, randomWords } from './text-content.ts';

const WORDS = 20;

type Tabs = { first: WireClient; second: WireClient; reader: WireClient };

/** One member, two tabs: with clientIDs of their own, with the same document twice, and with one clientID by mistake. */
export const twoTabs: Fault = {
  name: 'two-tabs',
  async run(context) {
    const dataFolder = await context.newFolder();
    const environment = { SYNC_LIMITS: JSON.stringify({ upgradesPerMinute: 10_000 }) };
    let refused = 0;
    for (let round = 0; round < context.rounds; round += 1) {
      const server = await context.start({ dataFolder, environment });
      const cookie = await server.loginAs('in-secretary');
      const reader = await openText(server, 'ru-cochair');
      const first = await openText(server, 'in-secretary', { cookie });
      const second = await openText(server, 'in-secretary', { cookie });
      await bothType(context, { first, second, reader }, `${round}own`);
      ok(first.doc.clientID !== second.doc.clientID, 'tabs have clientIDs of their own');
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(first.doc));
      const twin = await openText(server, 'in-secretary', { cookie, doc: copy });
      refused += await typeAsOne(context, { first, second: twin, reader }, `${round}twin`);
      await server.kill('SIGKILL');
      for (const client of [first, second, twin, reader]) client.close();
      const again = await context.start({ dataFolder, environment });
      const after = await openText(again, 'ru-cochair');
      context.promises.isKeptBy(contentOf(after.doc));
      after.close();
      await again.kill('SIGKILL');
    }
    context.note(`${refused} of ${context.rounds} twins were told that their clientID is taken`);
  },
};

async function bothType(context: FaultContext, { first, second, reader }: Tabs, name: string): Promise<void> {
  for (let count = 0; count < WORDS; count += 1) {
    for (const [tab, at] of [
      [first, 'a'],
      [second, 'b'],
    ] as const) {
      const word = `⟦${name}${at}${count}⟧`;
      randomWords(tab.doc, context.random).insert(0, word);
      if ((await tab.receipt()).status === ReceiptStatus.durable) context.promises.receipted([word]);
    }
  }
  const isSame = (): boolean => contentOf(first.doc) === contentOf(second.doc);
  await first.until(isSame);
  await reader.until(() => contentOf(reader.doc) === contentOf(first.doc));
  context.promises.seen(contentOf(reader.doc));
}

/** Both write at once under one clientID, before either has heard of the other. 1: the later one was refused. */
async function typeAsOne(
  context: FaultContext,
  { first, second, reader }: Tabs,
  name: string,
): Promise<number> {
  second.doc.clientID = first.doc.clientID;
  const words = [`⟦${name}a⟧`, `⟦${name}b⟧`];
  const marks = [first, second].map((tab, at) => {
    randomWords(tab.doc, context.random).insert(0, words[at] ?? '');
    return tab.mark();
  });
  for (const [at, tab] of [first, second].entries()) {
    const mine = () => tab.receipts.find(({ mark }) => mark === marks[at]);
    await tab.until(() => mine() !== undefined || tab.isOver);
    if (mine()?.status === ReceiptStatus.durable) context.promises.receipted([words[at] ?? '']);
  }
  await reader.receipt();
  context.promises.seen(contentOf(reader.doc));
  return Number(first.isOver) + Number(second.isOver);
}
