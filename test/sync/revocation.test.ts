// Every change of what somebody may do, on 80 open sockets.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { quantile } from '#test/bench/quantiles.ts';
import { ChangeReader } from '#test/support/change-reader.ts';
import { openText, PROTOCOL } from '#test/support/open-text.ts';
import { textOf } from '#test/support/part-of-text.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';
import { waitUntil } from '#test/support/wait-until.ts';
import type { WireClient } from '#test/support/wire-client.ts';

const CONNECTIONS = 80;
const WITHIN_MS = 2000;
const LATE_WORDS = 'written after the answer';
const MINUTES = 'minutes-11-mining/common';

type Seat = { member: string; cookie: string; text: string; client: WireClient; closedAt: number | null };

const MEMBERS = ['in', 'ru'].flatMap((side) =>
  [
    'cochair',
    'secretary',
    'modernization',
    'mining',
    'fertilizers',
    'railway',
    'interpreter',
    'observer',
  ].map((seat) => `${side}-${seat}`),
);

let app: StartedApp;
let seats: Seat[] = [];
type Measured = { change: string; closed: number; median: number; worst: number; sinceSent: number };
const measured: Measured[] = [];

beforeAll(async () => {
  app = await startApp();
  for (let index = 0; seats.length < CONNECTIONS; index += 1) {
    const member = MEMBERS[index % MEMBERS.length] ?? '';
    seats.push(await sit(member, index % 5 === 4 ? MINUTES : PROTOCOL));
  }
});

afterAll(async () => {
  console.info(
    measured
      .map(
        (each) => `${each.change}: ${each.closed} closed, median ${each.median} ms, worst ${each.worst} ms`,
      )
      .join('\n'),
  );
  for (const { client } of seats) client.close();
  await app.stop();
});

async function sit(member: string, text: string): Promise<Seat> {
  const cookie = await app.loginAs(member);
  const client = await openText(app, member, { cookie, text });
  const seat: Seat = { member, cookie, text, client, closedAt: null };
  client.socket.on('close', () => {
    seat.closedAt = performance.now();
  });
  return seat;
}

/** Gives the command, and tells when those whom it concerns were closed, counted from its answer. */
async function revoke(
  change: string,
  give: () => Promise<Response>,
  concerns: (seat: Seat) => boolean,
): Promise<Seat[]> {
  const concerned = seats.filter((seat) => concerns(seat));
  expect(seats.length).toBe(CONNECTIONS);
  expect(concerned.length).toBeGreaterThan(0);
  const sentAt = performance.now();
  const answer = await give();
  const answeredAt = performance.now();
  expect([change, answer.status]).toEqual([change, 200]);
  await waitUntil(() => concerned.every(({ closedAt }) => closedAt !== null), WITHIN_MS);
  const took = concerned.map(({ closedAt }) => Math.max(0, Math.round((closedAt ?? 0) - answeredAt)));
  const worst = Math.max(...took);
  const sinceSent = Math.max(...concerned.map(({ closedAt }) => Math.round((closedAt ?? 0) - sentAt)));
  measured.push({ change, closed: concerned.length, median: quantile(took, 0.5), worst, sinceSent });
  expect(worst).toBeLessThan(WITHIN_MS);
  for (const { client } of concerned) expect(client.closed?.code).toBe(CloseCode.rightsChanged);
  const others = seats.filter((seat) => !concerned.includes(seat));
  expect(others.filter(({ closedAt }) => closedAt !== null).map(({ member }) => member)).toEqual([]);
  seats = others;
  return concerned;
}

async function comeBack(gone: readonly Seat[]): Promise<void> {
  for (const { member, text } of gone) seats.push(await sit(member, text));
}

const as = async (member: string): Promise<{ cookie: string; origin: string }> => ({
  cookie: await app.loginAs(member),
  origin: app.url,
});

test('[SYNC-4] archiving turns writers to readers within two seconds, and leaves those alone who read', async () => {
  const headers = await as('in-secretary');
  const isWriter = ({ member, text }: Seat): boolean => text === MINUTES && !member.endsWith('observer');
  const archive = () => app.post('/api/documents/minutes-11-mining/archive', undefined, headers);
  const gone = await revoke('a document is archived', archive, isWriter);
  await comeBack(gone);
  const writer = seats.find((seat) => isWriter(seat) && seat.member.endsWith('mining'));
  if (writer === undefined) throw new Error('nobody came back');
  const bringBack = () => app.post('/api/documents/minutes-11-mining/bring-back', undefined, headers);
  await comeBack(await revoke('a document is brought back', bringBack, isWriter));
});

test('[SYNC-4] another role is asked at the door, although it may do the same: there it may want a second proof', async () => {
  const headers = await as('ru-secretary');
  const seat = seats.find(({ member, text }) => member === 'ru-observer' && text === PROTOCOL);
  if (seat === undefined) throw new Error('no observer sits there');
  const become = (role: string) => () =>
    fetch(`${app.url}/api/members/ru-observer/seat`, {
      method: 'PUT',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ role, subGroups: [] }),
    });
  const isObserver = ({ member }: Seat): boolean => member === 'ru-observer';
  await comeBack(await revoke('an observer becomes an expert', become('expert'), isObserver));
  await comeBack(await revoke('an expert becomes an observer', become('observer'), isObserver));
});

test('[SYNC-4] a sub-group that ends with a day takes the right to write with it', async () => {
  const subGroup = app.app.database.db.updateTable('sub_group').where('id', '=', 'mining');
  await subGroup.set({ valid_to: '2025-08-31' }).execute();
  const headers = await as('in-secretary');
  const setClock = (day: string) => () => app.post('/api/demo/clock', { day }, headers);
  const isOfMining = ({ member, text }: Seat): boolean => text === MINUTES && member.endsWith('mining');
  await comeBack(await revoke('a sub-group ends', setClock('2025-09-01'), isOfMining));
  await comeBack(await revoke('a sub-group is valid again', setClock('2025-08-05'), isOfMining));
  await subGroup.set({ valid_to: null }).execute();
});

test('[SYNC-4] a role that ends with a day, and another one that begins', async () => {
  const { db } = app.app.database;
  const change = db.updateTable('member_role').where('member', '=', 'ru-interpreter');
  await change.set({ valid_to: '2025-08-31' }).execute();
  await db
    .insertInto('member_role')
    .values({ member: 'ru-interpreter', role: 'observer', valid_from: '2025-09-01', valid_to: null })
    .execute();
  const headers = await as('in-secretary');
  const setClock = (day: string) => () => app.post('/api/demo/clock', { day }, headers);
  const isInterpreter = ({ member }: Seat): boolean => member === 'ru-interpreter';
  const stream = await ChangeReader.open(app, await app.loginAs('ru-interpreter'));
  await comeBack(await revoke('a role changes', setClock('2025-09-01'), isInterpreter));
  await stream.ended;
  await comeBack(await revoke('a role changes back', setClock('2025-08-05'), isInterpreter));
});

test('[SYNC-4] the end of a login closes what is open by it and nothing else of that member', async () => {
  const leaving = seats.find(({ member }) => member === 'ru-cochair');
  if (leaving === undefined) throw new Error('nobody leaves');
  const logOut = () => app.post('/api/logout', {}, { cookie: leaving.cookie, origin: app.url });
  await comeBack(await revoke('logging out', logOut, (seat) => seat === leaving));
});

test('[SYNC-4] whoever is suspended hears nothing more, while the others write on', async () => {
  const admin = await as('admin');
  const stream = await ChangeReader.open(app, await app.loginAs('ru-secretary'));
  const writer = seats.find(({ member, text }) => member === 'in-secretary' && text === PROTOCOL);
  const witness = seats.find(({ member, text }) => member === 'ru-cochair' && text === PROTOCOL);
  if (writer === undefined || witness === undefined) throw new Error('nobody writes');
  const words = textOf(writer.client, 'en', firstClause(writer.client));
  const typist = { isTyping: true };
  const typing = (async () => {
    for (let key = 0; typist.isTyping; key += 1) {
      words.insert(0, String(key % 10));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  })();
  const isSuspended = ({ member }: Seat): boolean => member === 'ru-secretary';
  const suspended = seats.filter((seat) => isSuspended(seat));
  const give = async (): Promise<Response> => {
    const answer = await app.post('/api/members/ru-secretary/suspension', undefined, admin);
    // What is typed from the answer on, without waiting for any close.
    words.insert(0, LATE_WORDS);
    return answer;
  };
  await revoke('suspension', give, isSuspended);
  await stream.ended;
  typist.isTyping = false;
  await typing;
  await writer.client.receipt();
  const seen = ({ client }: Seat): string => textOf(client, 'en', firstClause(client)).toJSON();
  await witness.client.until(() => seen(witness).length === words.length);
  expect(seen(witness)).toContain(LATE_WORDS);
  const ofProtocol = suspended.filter(({ text }) => text === PROTOCOL);
  expect(ofProtocol.length).toBeGreaterThan(1);
  for (const seat of ofProtocol) expect(seen(seat)).not.toContain(LATE_WORDS);
  expect((await app.get('/api/me', suspended[0]?.cookie)).status).toBe(401);
});

function firstClause({ doc }: WireClient): string {
  for (const part of doc.getXmlFragment('en').toArray()) {
    if ('nodeName' in part && part.nodeName === 'clause') return String(part.getAttribute('cid'));
  }
  throw new Error('no clause');
}
