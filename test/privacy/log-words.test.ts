import { expect, onTestFinished, test } from 'vitest';
import { anchorOn } from '#shared/drafting/comments/comment-place.ts';
import { SyncStep } from '#shared/sync/message-type.ts';
import { firstClause } from '#test/support/first-clause.ts';
import { openText } from '#test/support/open-text.ts';
import { type ServerProcess, startServerProcess } from '#test/support/start-server-process.ts';
import { craftedStruct } from '#test/support/struct-writer.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import type { WireClient } from '#test/support/wire-client.ts';

const CANARY = 'канарейка-k7q3';
const MEMBER = 'in-secretary';

/** Everything that an editor takes: words, a mark, a comment, a caret. */
async function writeEverywhere(client: WireClient): Promise<void> {
  const { cid, words } = firstClause(client.doc);
  words.insert(0, `${CANARY} written `);
  const id = crypto.randomUUID();
  const anchor = anchorOn(client.doc, { language: 'en', part: cid }, { from: 0, to: 9 });
  const opening = {
    member: MEMBER,
    side: 'in',
    at: 1,
    kind: 'open',
    thread: id,
    turn: 0,
    words: CANARY,
    anchor,
  };
  client.doc.getMap('comments').set(id, opening);
  client.sendPresence([{ clientId: client.doc.clientID, clock: 1, state: JSON.stringify({ note: CANARY }) }]);
  await client.receipt();
  words.delete(0, 5);
  expect((await client.receipt()).status).toBe(0);
}

/** What the gate refuses, each on a connection of its own; every refusal is logged. */
async function beRefused(server: ServerProcess, cookie: string): Promise<number> {
  const crafted = [
    { root: 'en', content: { mark: CANARY, value: 1 } },
    { root: CANARY, content: { text: CANARY } },
    { root: 'en', content: { element: CANARY } },
    { root: 'en', content: { json: [`{"a": ${CANARY}`] } },
    { root: 'en', content: { text: `${CANARY} outside` } },
    { root: 'comments', key: CANARY, content: { values: [{ kind: 'open', words: CANARY }] } },
  ];
  for (const struct of crafted) {
    const client = await openText(server, MEMBER, { cookie });
    client.sendSync(SyncStep.update, craftedStruct(4_000_000_000, 0, struct));
    client.mark();
    expect(await client.ended()).toBeGreaterThanOrEqual(4400);
  }
  const broken = await openText(server, MEMBER, { cookie });
  broken.send(new TextEncoder().encode(CANARY));
  expect(await broken.ended()).toBe(4400);
  return crafted.length + 1;
}

/** Commands of the API with words, sound and broken ones. */
async function ask(server: ServerProcess, cookie: string): Promise<void> {
  const send = (path: string, body: string) =>
    fetch(`${server.url}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body,
    });
  for (const path of [
    'documents',
    'documents/protocol-11/parts',
    'documents/protocol-11/actions',
    'actions',
  ]) {
    expect(
      (await send(path, JSON.stringify({ [CANARY]: CANARY, title: CANARY }))).status,
    ).toBeGreaterThanOrEqual(400);
    expect((await send(path, `{"words": ${CANARY}`)).status).toBeGreaterThanOrEqual(400);
  }
  await fetch(`${server.url}/api/nothing/${encodeURIComponent(CANARY)}?q=${encodeURIComponent(CANARY)}`);
}

test('no word of a text, no comment, no cookie and no address of a letter gets into what the server writes', async () => {
  const environment = { SMTP_URL: 'smtp://127.0.0.1:1', LOG_LEVEL: 'info' };
  const server = await startServerProcess({ dataFolder: temporaryFolder(), environment });
  onTestFinished(async () => {
    await server.kill('SIGKILL');
  });
  const cookie = await server.loginAs(MEMBER);
  const client = await openText(server, MEMBER, { cookie });
  await writeEverywhere(client);
  const refusals = await beRefused(server, cookie);
  await ask(server, cookie);
  expect(await server.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  const { out, err } = server.output();
  const lines = out.split('\n').filter((line) => line.startsWith('{'));
  // There was something to be told, and it was told in the form that machines read.
  expect(lines.filter((line) => line.includes('refused and closed'))).toHaveLength(refusals);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: expect.any(String) });
  const written = out + err;
  const token = cookie.split('=')[1] ?? '';
  expect(token.length).toBeGreaterThan(20);
  // V8 cuts what it quotes of broken JSON: a piece of the word would be a leak as well.
  for (const secret of [
    CANARY.slice(0, 5),
    CANARY,
    encodeURIComponent(CANARY),
    token,
    decodeURIComponent(token),
    '@',
  ])
    expect(written).not.toContain(secret);
});
