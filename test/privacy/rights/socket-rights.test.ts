// The generated authorization suite over sockets: everybody opens every text and sends every kind of message there.
import { encoding } from 'lib0';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import { MessageType, SyncStep } from '#shared/sync/message-type.ts';
import { wordsOf } from '#test/support/small-text.ts';
import { WireClient } from '#test/support/wire-client.ts';
import { type Asker, askers } from './askers.ts';
import { textRightOf } from './oracle.ts';
import { type PaperText, papers, texts } from './papers.ts';
import { type World, createWorld, inTurns } from './world.ts';

/** One of every kind that a client may send, and one that it may not. */
const KINDS = [
  'step 1',
  'presence',
  'query presence',
  'auth',
  'receipt',
  'comment',
  'update',
  'step 2',
  'unknown',
] as const;
type Kind = (typeof KINDS)[number];

const DURABLE = 0;
const FORBIDDEN = 4403;
const MALFORMED = 4400;
const NO_SUCH_TEXT = 4404;
const UNKNOWN_TYPE = 55;

let world: World;
const counted = { cells: 0, mismatches: 0 };

beforeAll(async () => {
  world = await createWorld();
}, 120_000);
afterAll(async () => {
  console.info(`authorization over sockets: ${counted.cells} cells, ${counted.mismatches} mismatches`);
  await world.stop();
});

/** What came of a message: words of the rules, compared with those of the oracle. */
type Outcome = string;

function expectedOf(asker: Asker, text: PaperText, kind: Kind): Outcome {
  if (asker.state !== 'acting') return '401';
  const right = textRightOf(asker, text);
  if (right === null) return `${NO_SUCH_TEXT}`;
  if (kind === 'unknown') return `${MALFORMED}`;
  if (kind === 'comment') return right === 'read' ? `${FORBIDDEN}` : 'stored';
  if (kind === 'update' || kind === 'step 2') return right === 'edit' ? 'stored' : `${FORBIDDEN}`;
  return 'answered';
}

function open(asker: Asker, { address }: PaperText): WireClient {
  const epoch = world.epochs.get(address) ?? 1;
  const query = `wire=1&schema=${TEXT_SCHEMA_VERSION}&epoch=${epoch}`;
  const cookie = world.cookieOf(asker.id);
  const client = new WireClient({ url: `ws://localhost:${world.app.port}`, text: address, cookie, query });
  client.mute();
  return client;
}

/** What a change of the text would be, as the client's own document makes it; it is sent by hand. */
function changeOf(client: WireClient, work: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(client.doc);
  client.doc.transact(() => work(client.doc));
  return Y.encodeStateAsUpdate(client.doc, before);
}

const typing = (doc: Y.Doc): void => wordsOf(doc, 'en', 0).insert(0, 'x');

function commenting({ id, side }: Asker): (doc: Y.Doc) => void {
  const key = crypto.randomUUID();
  const anchor = { part: 'c-1', language: 'en', range: null };
  const comment = { member: id, side, kind: 'open', thread: key, turn: 0, words: 'Why?', at: 1, anchor };
  return (doc) => {
    doc.getMap('comments').set(key, comment);
  };
}

function frame(...numbers: number[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of numbers) encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}

/** A message of that kind; the client has the whole text by then, unless the text is not open to it. */
function send(client: WireClient, asker: Asker, kind: Kind): void {
  const hasText = client.isSynced;
  const edit = () => (hasText ? changeOf(client, typing) : new Uint8Array([0, 0]));
  if (kind === 'step 1') client.sendSync(SyncStep.stateVector, Y.encodeStateVector(client.doc));
  if (kind === 'presence') client.sendPresence([{ clientId: client.doc.clientID, clock: 1, state: '{}' }]);
  if (kind === 'query presence') client.send(frame(MessageType.queryPresence));
  if (kind === 'auth') client.send(frame(MessageType.auth, 0, 0));
  if (kind === 'comment') {
    client.sendSync(SyncStep.update, hasText ? changeOf(client, commenting(asker)) : new Uint8Array([0, 0]));
  }
  if (kind === 'update') client.sendSync(SyncStep.update, edit());
  if (kind === 'step 2') client.sendSync(SyncStep.missing, edit());
  if (kind === 'unknown') client.send(frame(UNKNOWN_TYPE));
}

/** The server answers in order: whatever stood before a receipt has been taken or refused by then. */
async function outcomeOf(client: WireClient, asker: Asker, kind: Kind): Promise<Outcome> {
  const before = { updates: client.updates.length, presences: client.presences.length };
  send(client, asker, kind);
  const mark = client.mark();
  const receipt = () => client.receipts.find((each) => each.mark === mark);
  await client.until(() => receipt() !== undefined || client.isOver || client.refusals.length > 0);
  if (receipt() === undefined) return String(await client.ended());
  if (receipt()?.status !== DURABLE) return `status ${receipt()?.status}`;
  if (kind === 'step 1') await client.until(() => client.updates.length > before.updates);
  if (kind === 'query presence') await client.until(() => client.presences.length > before.presences);
  return kind === 'comment' || kind === 'update' || kind === 'step 2' ? 'stored' : 'answered';
}

/** A text that is not open: every kind is sent before the answer could come, and nothing but the end is heard. */
async function outcomesOfClosed(asker: Asker, text: PaperText): Promise<Outcome[]> {
  const client = open(asker, text);
  client.socket.on('open', () => {
    for (const kind of KINDS) send(client, asker, kind);
    client.mark();
  });
  const end = String(await client.ended());
  const outcome = client.frames === 0 ? end : `${end} after ${client.frames} frames`;
  return KINDS.map(() => outcome);
}

async function outcomesOfOpen(asker: Asker, text: PaperText): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let client = open(asker, text);
  for (const kind of KINDS) {
    if (client.isOver) client = open(asker, text);
    await client.until(() => client.isSynced || client.isOver);
    outcomes.push(client.isOver ? String(await client.ended()) : await outcomeOf(client, asker, kind));
  }
  client.close();
  return outcomes;
}

describe.each(papers.map(({ id }) => id))('the texts of %s', (id) => {
  test('are open to everybody as the rules say, for every kind of message', async () => {
    const wrong: string[] = [];
    const cells = texts
      .filter(({ paper }) => paper.id === id)
      .flatMap((text) => askers.map((asker) => ({ asker, text })));
    await inTurns(cells, 8, async ({ asker, text }) => {
      const isOpen = asker.state === 'acting' && textRightOf(asker, text) !== null;
      const outcomes = isOpen ? await outcomesOfOpen(asker, text) : await outcomesOfClosed(asker, text);
      for (const [index, kind] of KINDS.entries()) {
        const expected = expectedOf(asker, text, kind);
        const outcome = outcomes[index] ?? 'nothing';
        if (outcome !== expected)
          wrong.push(`${asker.id}, ${text.address}, ${kind}: ${outcome}, not ${expected}`);
      }
    });
    counted.cells += cells.length * KINDS.length;
    counted.mismatches += wrong.length;
    expect(wrong).toEqual([]);
  }, 120_000);
});

test('the suite asked enough, and nothing of it was a fault of the server', () => {
  expect(counted.cells).toBeGreaterThan(10_000);
  expect(world.app.errors).toEqual([]);
});
