import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPrivateText } from '#test/support/add-private-text.ts';
import { ChangeReader } from '#test/support/change-reader.ts';
import { openText } from '#test/support/open-text.ts';
import { textOf } from '#test/support/part-of-text.ts';
import { registerClient, type RegisterClient } from '#test/support/register-client.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';

const DOCUMENT = 'minutes-11-mining';
const PART = 'c-matter-1';
const ANOTHER = 'minutes-11-fertilizers';

let app: StartedApp;
let india: RegisterClient;
let russia: RegisterClient;

beforeAll(async () => {
  app = await startApp();
  india = await registerClient(app, 'in-secretary');
  russia = await registerClient(app, 'ru-secretary');
});
afterAll(async () => {
  await app.stop();
  expect(app.errors).toEqual([]);
});

const listen = async (client: RegisterClient) => {
  const reader = await ChangeReader.open(app, client.cookie);
  await reader.until(() => reader.kinds.includes('ready'), 'ready');
  return reader;
};
const wordings = (reader: ChangeReader) =>
  reader.events.flatMap(({ change }) =>
    change.kind === 'wording' ? [[change.row.id, change.row.hasWordingChanged] as const] : [],
  );

test('typing in a quoted clause is told to both Sides once it has paused, and so is taking it back', async () => {
  const { row } = await india.add({ clause: { document: DOCUMENT, cid: PART } });
  const readers = [await listen(india), await listen(russia)];
  const writer = await openText(app, 'in-secretary', { text: `${DOCUMENT}/common` });
  const words = textOf(writer, 'en', PART);
  for (const letter of 'Moreover ') {
    words.insert(0, letter);
    expect((await writer.receipt()).status).toBe(0);
  }
  for (const reader of readers) {
    await reader.until(() => wordings(reader).length > 0, 'the changed wording');
  }
  const detail = await russia.read(row.id);
  expect([detail.row.hasWordingChanged, detail.row.revision]).toEqual([true, row.revision]);
  words.delete(0, 'Moreover '.length);
  expect((await writer.receipt()).status).toBe(0);
  for (const reader of readers) {
    await reader.until(() => wordings(reader).at(-1)?.[1] === false, 'the old wording');
    // Nine letters are no nine changes.
    expect(wordings(reader).length).toBeLessThan(5);
    expect(wordings(reader)[0]).toEqual([row.id, true]);
    reader.close();
  }
  writer.close();
});

test('nothing is told of a clause that no action quotes, nor of words that one Side keeps to itself', async () => {
  await addPrivateText(app.app.database, { document: DOCUMENT, side: 'in', words: 'ours' });
  const { row } = await india.add({ clause: { document: ANOTHER, cid: PART } });
  const reader = await listen(russia);
  for (const [text, part] of [
    [`${DOCUMENT}/common`, 'c-matter-2'],
    [`${DOCUMENT}/private/in`, 'p-1'],
    // Last, and quoted: by then what came before would have been told.
    [`${ANOTHER}/common`, PART],
  ] as const) {
    const writer = await openText(app, 'in-secretary', { text, isStock: true });
    textOf(writer, 'en', part).insert(0, 'x');
    expect((await writer.receipt()).status).toBe(0);
    writer.close();
  }
  await reader.until(() => wordings(reader).length > 0, 'the quoted clause');
  expect(wordings(reader)).toEqual([[row.id, true]]);
  reader.close();
});
