import * as Y from 'yjs';
import { openDocumentSchema } from '#shared/drafting/open-document.ts';
import { ReceiptStatus } from '#shared/sync/receipt.ts';
import type { StartedApp } from './start-app.ts';
import { WireClient } from './wire-client.ts';

/** What the sync server lets this member do: seen by writing a word, or the code that closed the socket. */
export async function socketRight(app: StartedApp, text: string, cookie: string): Promise<string> {
  const url = `ws://localhost:${app.port}`;
  const reader = new WireClient({ url, text, cookie });
  await reader.until(() => reader.isSynced || reader.isOver);
  if (!reader.isSynced) return String(await reader.ended());
  reader.close();
  const [document = ''] = text.split('/');
  const response = await app.get(`/api/documents/${document}`, cookie);
  const { texts } = openDocumentSchema.parse(await response.json());
  const open = texts.find((each) => each.address === text);
  const query = `wire=1&schema=${open?.schemaVersion}&epoch=${open?.epoch}`;
  const writer = await new WireClient({ url, text, cookie, query }).synced();
  firstText(writer.doc.getXmlFragment('en')).insert(0, 'x');
  writer.mark();
  await writer.until(() => writer.receipts.length > 0 || writer.isOver);
  const isStored = writer.receipts.some((receipt) => receipt.status === ReceiptStatus.durable);
  writer.close();
  return isStored ? 'edit' : 'no edit';
}

function firstText(node: Y.XmlFragment): Y.XmlText {
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) return child;
    if (child instanceof Y.XmlElement && child.length > 0) return firstText(child);
  }
  throw new Error('no text');
}
