import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { NOTICE_MARK, ReceiptStatus } from '#shared/sync/receipt.ts';
import { openText } from '#test/support/open-text.ts';
import { mustNotSkipInCi, NO_SMALL_DISK, smallDisk } from '#test/support/small-disk.ts';
import { startServerProcess } from '#test/support/start-server-process.ts';
import type { WireClient } from '#test/support/wire-client.ts';

function clauseWords(doc: Y.Doc, number: number): Y.XmlText {
  const clauses = doc
    .getXmlFragment('en')
    .toArray()
    .filter((part) => part instanceof Y.XmlElement && part.nodeName === 'clause');
  const clause = clauses[number];
  const block = clause instanceof Y.XmlElement ? clause.get(0) : null;
  const words = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(words instanceof Y.XmlText)) throw new Error('no clause');
  return words;
}

const isTold = (client: WireClient, status: ReceiptStatus): boolean =>
  client.receipts.findLast((receipt) => receipt.mark === NOTICE_MARK)?.status === status;

test('[SYNC-1] [SYNC-3] a full disk under the real server: no false receipt, everybody told, all saved once there is space', async ({
  skip,
}) => {
  const disk = smallDisk(24);
  if (disk === null) {
    mustNotSkipInCi(NO_SMALL_DISK);
    skip(NO_SMALL_DISK);
    return;
  }
  try {
    const server = await startServerProcess({ dataFolder: disk.folder });
    const writer = await openText(server, 'in-secretary');
    const reader = await openText(server, 'ru-secretary');
    disk.fill();
    const words: string[] = [];
    // Small changes may still find room in pages that exist; go on until storage really fails.
    await vi.waitUntil(
      () => {
        words.push(`⟦${words.length}:${'word '.repeat(200)}⟧`);
        clauseWords(writer.doc, words.length % 30).insert(0, words.at(-1) ?? '');
        return isTold(reader, ReceiptStatus.storageFailing);
      },
      { timeout: 20_000, interval: 20 },
    );
    const durableBefore = writer.receipts.filter(
      (receipt) => receipt.status === ReceiptStatus.durable,
    ).length;
    expect((await writer.receipt()).status).toBe(ReceiptStatus.storageFailing);
    expect((await fetch(`${server.url}/api/health`)).status).toBe(503);
    expect(writer.receipts.filter((receipt) => receipt.status === ReceiptStatus.durable).length).toBe(
      durableBefore,
    );
    disk.free();
    await writer.until(() => isTold(writer, ReceiptStatus.durable), 20_000);
    expect((await writer.receipt()).status).toBe(ReceiptStatus.durable);
    await vi.waitUntil(async () => (await fetch(`${server.url}/api/health`)).status === 200, {
      timeout: 10_000,
    });
    await server.kill('SIGKILL');
    const again = await startServerProcess({ dataFolder: disk.folder });
    const after = await openText(again, 'ru-cochair');
    const text = after.doc.getXmlFragment('en').toJSON();
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
    for (const client of [writer, reader, after]) client.close();
    await again.kill('SIGTERM');
  } finally {
    disk.remove();
  }
}, 120_000);
