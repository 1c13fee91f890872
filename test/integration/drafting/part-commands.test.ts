import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { documentIdSchema } from '#shared/core/id.ts';
import { textKey } from '#shared/drafting/text-address.ts';
import { type PartCommand, partCommandDoneSchema } from '#shared/drafting/part-command.ts';
import { openDocumentSchema } from '#shared/drafting/open-document.ts';
import { readParts } from '#shared/drafting/text/read-part.ts';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';
import { WireClient } from '#test/support/wire-client.ts';

const TEXT = textKey({ kind: 'common', document: documentIdSchema.parse('protocol-11') });

let app: StartedApp;
let cookie: string;
let client: WireClient;
let announcement: string;

beforeAll(async () => {
  app = await startApp();
  cookie = await app.loginAs('in-secretary');
  const document = openDocumentSchema.parse(
    await (await app.get('/api/documents/protocol-11', cookie)).json(),
  );
  const common = document.texts.find(({ address }) => address === 'protocol-11/common');
  announcement = `wire=1&schema=${TEXT_SCHEMA_VERSION}&epoch=${common?.epoch}`;
  client = await new WireClient({
    url: app.url.replace('http', 'ws'),
    text: 'protocol-11/common',
    cookie,
    query: announcement,
    headers: { origin: app.url },
  }).synced();
});

afterAll(async () => {
  client.close();
  await app.stop();
});

const post = (command: PartCommand, as = cookie): Promise<Response> =>
  app.post('/api/documents/protocol-11/parts', command, { cookie: as, origin: app.url });

/** Does a command and waits until it has come over the socket. */
async function done(command: PartCommand): Promise<{ command: string; part: string | null }> {
  const before = client.updates.length;
  const answer = await post(command);
  expect(answer.status).toBe(200);
  await client.until(() => client.updates.length > before);
  return partCommandDoneSchema.parse(await answer.json());
}

const cids = (language: string, doc = client.doc): unknown[] =>
  readParts(doc.getXmlFragment(language)).map((part) => part.attributes['cid']);

const text = (language: string): string => client.doc.getXmlFragment(language).toJSON();

const clauses = (language = 'en'): string[] =>
  readParts(client.doc.getXmlFragment(language))
    .filter((part) => part.name === 'clause')
    .map((part) => String(part.attributes['cid']));

const nth = (list: readonly string[], at: number): string => {
  const found = list[at];
  if (found === undefined) throw new Error(`no clause ${at}`);
  return found;
};

test('a new clause stands in both languages under one cid, and its undo takes it away', async () => {
  const beside = nth(clauses(), 11);
  const before = text('ru');
  const made = await done({ kind: 'insert', beside, side: 'after', as: 'clause' });
  for (const language of ['en', 'ru']) {
    const order = cids(language);
    expect(order[order.indexOf(beside) + 1]).toBe(made.part);
  }
  await done({ kind: 'undo', command: made.command });
  expect(text('ru')).toBe(before);
});

test('a move, a split, a join and a change of kind are taken back by their undo, word for word', async () => {
  const part = nth(clauses(), 11);
  const block: unknown = readParts(client.doc.getXmlFragment('en'))
    .flatMap((each) => (each.attributes['cid'] === part ? each.children : []))
    .map((child) => ('attributes' in child ? child.attributes['id'] : null))[0];
  const at = { en: { block: String(block), offset: 7 } };
  const commands: PartCommand[] = [
    { kind: 'move', part, after: nth(clauses(), 14) },
    { kind: 'split', part, at },
    { kind: 'join', part: nth(clauses(), 1) },
    { kind: 'change-kind', part, as: 'passage' },
    { kind: 'delete', part },
  ];
  for (const command of commands) {
    const before = [text('en'), text('ru')];
    const { command: name } = await done(command);
    expect([text('en'), text('ru')]).not.toEqual(before);
    expect(cids('en')).toEqual(cids('ru'));
    const undone = await done({ kind: 'undo', command: name });
    expect(words(text('en'))).toEqual(words(before[0] ?? ''));
    expect(words(text('ru'))).toEqual(words(before[1] ?? ''));
    await done({ kind: 'undo', command: undone.command });
    expect(text('en')).not.toEqual(before[0]);
    await done({ kind: 'undo', command: await last() });
  }
});

/** Words and parts; a paragraph that grew together again may have got another id. */
const words = (xml: string): string => xml.replaceAll(/ id="[^"]*"/g, '');

async function last(): Promise<string> {
  const row = await app.app.database.db
    .selectFrom('audit_fact')
    .select('details')
    .where('fact', '=', 'PartsCommanded')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const details: unknown = JSON.parse(row.details);
  return details !== null && typeof details === 'object' && 'command' in details
    ? String(details.command)
    : '';
}

test('a command is in the log under its member and among the facts, once', async () => {
  const { command } = await done({ kind: 'move', part: nth(clauses(), 3), after: nth(clauses(), 5) });
  const rows = await app.app.database.db
    .selectFrom('text_update')
    .select(['member', 'connection'])
    .where('text', '=', TEXT)
    .orderBy('seq', 'desc')
    .limit(1)
    .execute();
  expect(rows).toEqual([{ member: 'in-secretary', connection: '' }]);
  const facts = await app.app.database.db
    .selectFrom('audit_fact')
    .selectAll()
    .where('fact', '=', 'PartsCommanded')
    .where('details', 'like', `%${command}%`)
    .execute();
  expect(facts.map(({ actor, thing }) => [actor, thing])).toEqual([['in-secretary', 'document/protocol-11']]);
  // It stands elsewhere, in the same words.
  expect(facts[0]?.digest_before).toMatch(/^[0-9a-f]{64}$/);
  expect(facts[0]?.digest_after).toBe(facts[0]?.digest_before);
});

test('the fact of a command holds the digests of the words that it found and left, and none where there were none', async () => {
  const digests = async () =>
    app.app.database.db
      .selectFrom('audit_fact')
      .select(['digest_before as before', 'digest_after as after'])
      .where('fact', '=', 'PartsCommanded')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
  const part = nth(clauses(), 3);
  const removed = await done({ kind: 'delete', part });
  const deletion = await digests();
  expect(deletion).toEqual({ before: expect.stringMatching(/^[0-9a-f]{64}$/), after: null });
  await done({ kind: 'undo', command: removed.command });
  expect(await digests()).toEqual({ before: null, after: deletion.before });
  const joined = await done({ kind: 'join', part: nth(clauses(), 1) });
  const join = await digests();
  expect(join.after).not.toBe(join.before);
  await done({ kind: 'undo', command: joined.command });
  expect((await digests()).before).toBe(join.after);
});

test('only who may command parts does, of a part that is there, and takes back only own commands', async () => {
  const part = nth(clauses(), 2);
  const before = Y.encodeStateVector(client.doc);
  const interpreter = await app.loginAs('ru-interpreter');
  const other = await app.loginAs('ru-secretary');
  const refused = async (answer: Promise<Response>): Promise<number> => (await answer).status;
  expect(await refused(post({ kind: 'delete', part }, interpreter))).toBe(403);
  expect(await refused(post({ kind: 'delete', part: 'nowhere' }))).toBe(409);
  expect(await refused(post({ kind: 'move', part, after: part }))).toBe(409);
  expect(await refused(post({ kind: 'undo', command: await last() }, other))).toBe(409);
  expect(await refused(app.post('/api/documents/protocol-11/parts', { kind: 'burn' }, { cookie }))).toBe(400);
  expect(Y.encodeStateVector(client.doc)).toEqual(before);
});

test('words typed into a part that has been deleted are refused, and the undo of the deletion brings it back', async () => {
  const part = nth(clauses(), 8);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(client.doc));
  const { command } = await done({ kind: 'delete', part });
  const clause = doc
    .getXmlFragment('en')
    .toArray()
    .find((each) => each instanceof Y.XmlElement && each.getAttribute('cid') === part);
  const block: unknown = clause instanceof Y.XmlElement ? clause.get(0) : null;
  const line: unknown = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(line instanceof Y.XmlText)) throw new Error('no words');
  line.insert(3, 'LATE');
  const late = new WireClient({
    url: app.url.replace('http', 'ws'),
    text: 'protocol-11/common',
    cookie: await app.loginAs('ru-cochair'),
    query: announcement,
    headers: { origin: app.url },
    doc,
  });
  expect(await late.ended()).toBe(4410);
  expect(late.refusals).toMatchObject([{ code: 'part-gone', part }]);
  expect(text('en')).not.toContain('LATE');
  await done({ kind: 'undo', command });
  expect(cids('en')).toContain(part);
});
