import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type KeptFile, keptFileSchema, LARGEST_EVIDENCE_FILE } from '#shared/actions/evidence-file.ts';
import { registerClient, type RegisterClient } from '#test/support/register-client.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';

let app: StartedApp;
let india: RegisterClient;
let russia: RegisterClient;

beforeAll(async () => {
  app = await startApp({ scenario: 'follow-up' });
  india = await registerClient(app, 'in-secretary');
  russia = await registerClient(app, 'ru-secretary');
});
afterAll(async () => {
  await app.stop();
  expect(app.errors).toEqual([]);
});

/** A file that begins as a PDF does, different for every `mark`. */
const pdf = (mark: string, size = 2000): Buffer =>
  Buffer.concat([Buffer.from(`%PDF-1.7 ${mark}\n`), Buffer.alloc(size, 32)]).subarray(0, size);

const send = (
  body: Uint8Array<ArrayBuffer> | Buffer<ArrayBuffer>,
  given: { name?: string; type?: string; as?: RegisterClient } = {},
) =>
  fetch(`${app.url}/api/evidence-files?name=${encodeURIComponent(given.name ?? 'Письмо 12-4.pdf')}`, {
    method: 'POST',
    headers: { 'content-type': given.type ?? 'application/pdf', cookie: (given.as ?? india).cookie },
    body,
  });

const kept = async (answer: Response): Promise<KeptFile> => keptFileSchema.parse(await answer.json());
const open = (digest: string, cookie: string) => app.get(`/api/evidence-files/${digest}`, cookie);

test('a file proves a report: its own Side opens it at once, the other as soon as the report names it', async () => {
  const bytes = pdf('proof');
  const answer = await send(Buffer.from(bytes));
  expect(answer.status).toBe(201);
  const file = await kept(answer);
  expect(file).toEqual({
    name: 'Письмо 12-4.pdf',
    size: bytes.length,
    digest: createHash('sha256').update(bytes).digest('hex'),
  });
  expect((await open(file.digest, india.cookie)).status).toBe(200);
  expect((await open(file.digest, russia.cookie)).status).toBe(404);
  const { row } = await india.add({ sides: ['in'] });
  const evidence = [{ kind: 'file' as const, ...file }];
  const reported = await india.moved(row.id, {
    move: 'report',
    status: 'reported',
    words: 'See the scan.',
    evidence,
  });
  expect(reported.facts.at(-1)).toMatchObject({ evidence });
  const opened = await open(file.digest, russia.cookie);
  expect(Buffer.from(await opened.arrayBuffer())).toEqual(bytes);
  expect(opened.headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('Письмо 12-4.pdf')}`,
  );
  expect(opened.headers.get('x-content-type-options')).toBe('nosniff');
  for (const cookie of [await app.loginAs('admin'), '']) {
    expect((await open(file.digest, cookie)).status).toBe(cookie === '' ? 401 : 404);
  }
});

test('a report names only what its own Side has sent, with the size that it has', async () => {
  const file = await kept(await send(Buffer.from(pdf('theirs')), { as: russia }));
  const { row } = await india.add({ sides: ['in'] });
  const report = (given: Partial<KeptFile>) =>
    india.move(row.id, {
      move: 'report',
      status: 'reported',
      words: 'x',
      evidence: [{ kind: 'file', ...file, ...given }],
    });
  expect((await report({})).status).toBe(400);
  const own = await kept(await send(Buffer.from(pdf('ours'))));
  expect((await report({ ...own, size: own.size + 1 })).status).toBe(400);
  expect((await report({ ...own, digest: '0'.repeat(64) })).status).toBe(400);
  expect((await report(own)).status).toBe(200);
});

test('ten mebibytes are kept, one byte more is not', async () => {
  expect((await send(Buffer.from(pdf('largest', LARGEST_EVIDENCE_FILE)))).status).toBe(201);
  const told = await send(Buffer.from(pdf('larger', LARGEST_EVIDENCE_FILE + 1)));
  expect([told.status, await told.json()]).toEqual([
    413,
    { code: 'too-large', details: { bytes: LARGEST_EVIDENCE_FILE } },
  ]);
  // Without telling its length.
  const stream = new Blob([Buffer.from(pdf('larger', LARGEST_EVIDENCE_FILE + 1))]).stream();
  const untold = await fetch(`${app.url}/api/evidence-files?name=x.pdf`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf', cookie: india.cookie },
    body: stream,
    duplex: 'half',
  } as RequestInit);
  expect(untold.status).toBe(413);
});

test.each([
  ['a program', 'letter.exe', 'application/pdf', pdf('x')],
  ['a page', 'letter.html', 'text/html', Buffer.from('<script>')],
  ['a picture that is a page', 'letter.png', 'image/png', Buffer.from('<svg onload=x>')],
  ['bytes called words', 'letter.txt', 'text/plain', Buffer.from([65, 0, 66])],
  ['nothing', 'letter.pdf', 'application/pdf', Buffer.alloc(0)],
  [
    'no archive called a document',
    'a.docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    pdf('x'),
  ],
])('%s is no evidence', async (_name, name, type, body) => {
  const answer = await send(Buffer.from(body), { name, type });
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
    415,
    'unsupported-file',
  ]);
});

test.each(['', '../x.pdf', 'a\u0000.pdf', `${'x'.repeat(5000)}.pdf`])(
  'no file is called %j',
  async (name) => {
    const answer = await send(Buffer.from(pdf('named')), { name });
    // A name longer than Node reads in a request's line does not arrive at all.
    expect([400, 431]).toContain(answer.status);
  },
);

test.each(['in-observer', 'ru-mining', 'in-interpreter'])('%s gives no evidence', async (member) => {
  const as = await registerClient(app, member);
  expect((await send(Buffer.from(pdf(member)), { as })).status).toBe(403);
});

test('of files that no report names a Side has at most a hundred', async () => {
  await app.app.database.db.deleteFrom('evidence_file').where('name', 'like', 'zqcanary%').execute();
  const statuses: number[] = [];
  for (let index = 0; index < 102; index += 1) {
    statuses.push((await send(Buffer.from(pdf(`n${index}`)), { as: russia })).status);
  }
  expect(statuses.slice(0, 99)).toEqual(Array.from({ length: 99 }, () => 201));
  expect(statuses.slice(-2)).toEqual([429, 429]);
});
