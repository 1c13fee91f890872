import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import { z } from 'zod';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { WIRE_VERSION } from '#shared/sync/wire-version.ts';
import { epochOf, openText, PROTOCOL } from './open-text.ts';
import { seeded } from './random.ts';
import { mustRun } from './run-command.ts';
import { type ServerProcess, startServerProcess } from './start-server-process.ts';
import { TypingClient, wholeText } from './typing-client.ts';
import { WireClient } from './wire-client.ts';

/** Who may edit the Protocol; several clients each, as one person has several windows. */
const WRITERS = ['in-secretary', 'ru-secretary', 'in-cochair', 'ru-cochair'];
const TYPING_BEFORE_MS = 1000;
const TYPING_AFTER_MS = 700;

const manifestSchema = z.object({ texts: z.array(z.object({ text: z.string(), seq: z.number() })) });

/** What one round found. A sound round misses nothing, tells everybody and merges nothing. */
export type BackupRound = {
  clients: number;
  receipts: number;
  /** Words with a receipt before the end mark of the back-up, and those of them that the restored text lacks. */
  promised: number;
  missing: readonly string[];
  /** Words written after the end mark that stand in the restored text nevertheless, after everybody came back. */
  merged: readonly string[];
  /** Old clients, ours and stock ones, that came back; and of them those that were told. */
  returned: number;
  told: number;
  isLoginKept: boolean;
  isEvidenceKept: boolean;
  /** Somebody of the new life who worked without a network came back, and the words are there. */
  isNewLifeMerged: boolean;
  backupMs: number;
  restoreMs: number;
};

/** Twenty people type; back-up, kill, restoration into an empty folder, and everybody comes back. */
export async function backupRound({
  clients,
  seed,
}: {
  clients: number;
  seed: number;
}): Promise<BackupRound> {
  const folder = await mkdtemp(join(tmpdir(), 'alternat-drill-'));
  const first = await startServerProcess({ dataFolder: join(folder, 'data') });
  let second: ServerProcess | null = null;
  try {
    const crowd = await openCrowd(first, clients, seed);
    const file = await keepEvidence(first, crowd.cookies);
    const { seq, backupMs } = await backupWhileTyping(crowd.people, { first, to: join(folder, 'backup') });
    await first.kill('SIGKILL');
    const restored = join(folder, 'restored');
    const { tookMs } = await mustRun('restore-command.ts', [
      '--from',
      join(folder, 'backup'),
      '--data',
      restored,
    ]);
    second = await startServerProcess({ dataFolder: restored });
    return { clients, backupMs, restoreMs: tookMs, ...(await comeBack(second, { ...crowd, file, seq })) };
  } finally {
    await first.kill('SIGKILL');
    await second?.kill('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}

type Crowd = { people: TypingClient[]; cookies: ReadonlyMap<string, string>; query: string };

async function openCrowd(server: ServerProcess, clients: number, seed: number): Promise<Crowd> {
  const cookies = new Map<string, string>();
  for (const member of WRITERS) cookies.set(member, await server.loginAs(member));
  const people: TypingClient[] = [];
  for (let count = 0; count < clients; count += 1) {
    const member = memberOf(count);
    const client = await openText(server, member, { cookie: cookies.get(member) ?? '' });
    people.push(new TypingClient(client, `w${count}`, seeded(seed + count)));
  }
  const epoch = await epochOf(server, cookies.get(memberOf(0)) ?? '', PROTOCOL);
  return { people, cookies, query: `wire=${WIRE_VERSION}&schema=${TEXT_SCHEMA_VERSION}&epoch=${epoch}` };
}

const memberOf = (count: number): string => WRITERS[count % WRITERS.length] ?? '';

async function keepEvidence(server: ServerProcess, cookies: ReadonlyMap<string, string>) {
  const bytes = Buffer.from(`%PDF-1.7 drill ${Math.random()}\n`);
  const answer = await fetch(`${server.url}/api/evidence-files?name=drill.pdf`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf', cookie: cookies.get('in-secretary') ?? '' },
    body: bytes,
  });
  if (answer.status !== 201) throw new Error(`the file of evidence was not kept: ${answer.status}`);
  return { bytes, digest: createHash('sha256').update(bytes).digest('hex') };
}

async function backupWhileTyping(people: readonly TypingClient[], way: { first: ServerProcess; to: string }) {
  let isOver = false;
  const typing = Promise.all(people.map((person) => person.typeUntil(() => isOver)));
  await wait(TYPING_BEFORE_MS);
  const args = ['--to', way.to, '--data', way.first.dataFolder];
  const { tookMs } = await mustRun('backup-command.ts', args);
  await wait(TYPING_AFTER_MS);
  isOver = true;
  await typing;
  const json: unknown = JSON.parse(await readFile(join(way.to, 'manifest.json'), 'utf8'));
  const mark = manifestSchema.parse(json).texts.find(({ text }) => text === PROTOCOL);
  if (mark === undefined) throw new Error('the manifest names no end mark of the Protocol');
  return { seq: mark.seq, backupMs: tookMs };
}

type Return = Crowd & { file: { bytes: Buffer; digest: string }; seq: number };

async function comeBack(server: ServerProcess, { people, cookies, query, file, seq }: Return) {
  const cookie = cookies.get('in-secretary') ?? '';
  const isLoginKept = (await fetch(`${server.url}/api/me`, { headers: { cookie } })).ok;
  const evidence = await fetch(`${server.url}/api/evidence-files/${file.digest}`, { headers: { cookie } });
  const isEvidenceKept = Buffer.from(await evidence.arrayBuffer()).equals(file.bytes);
  const promised = people.flatMap((person) => person.receiptedUpTo(seq));
  const reader = await openText(server, 'in-secretary', { cookie });
  const restored = wholeText(reader.doc);
  const told = await tell(server, { people, cookies, query });
  await reader.receipt();
  const isNewLifeMerged = await mergeNewLife(server, cookie, reader);
  const everything = wholeText(reader.doc);
  reader.close();
  const wordsNow = everything.match(/⟦w[^⟧]+⟧/g) ?? [];
  return {
    receipts: people.reduce((sum, person) => sum + person.receipts, 0),
    promised: promised.length,
    missing: promised.filter((word) => !restored.includes(word)),
    merged: wordsNow.filter((word) => !restored.includes(word)),
    returned: people.length + 1,
    told,
    isLoginKept,
    isEvidenceKept,
    isNewLifeMerged,
  };
}

/** Everybody comes back with what they had, one of them as a stock client; how many were told that it is another text. */
async function tell(server: ServerProcess, { people, cookies, query }: Crowd): Promise<number> {
  const returns = people.map(({ client }, count) => ({ doc: client.doc, member: memberOf(count), query }));
  const stock = people[0] === undefined ? [] : [{ doc: people[0].client.doc, member: memberOf(0) }];
  let told = 0;
  for (const { doc, member, ...announced } of [...returns, ...stock]) {
    const cookie = cookies.get(member) ?? '';
    const url = `ws://127.0.0.1:${server.port}`;
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    const client = new WireClient({ url, text: PROTOCOL, cookie, doc: copy, ...announced });
    if ((await client.ended()) === CloseCode.identity) told += 1;
  }
  return told;
}

async function mergeNewLife(server: ServerProcess, cookie: string, reader: WireClient): Promise<boolean> {
  const member = 'in-secretary';
  const before = await openText(server, member, { cookie });
  before.close();
  const run = before.doc.getXmlFragment('en').get(1);
  if (!(run instanceof Y.XmlElement)) throw new Error('the Protocol has no second part');
  const words = '⟦new life⟧';
  const text = run
    .toArray()
    .find((block) => block instanceof Y.XmlElement)
    ?.get(0);
  if (!(text instanceof Y.XmlText)) throw new Error('its second part has no words');
  text.insert(0, words);
  const after = await openText(server, member, { cookie, doc: before.doc });
  await after.receipt();
  await reader.receipt();
  after.close();
  return wholeText(reader.doc).includes(words);
}
