// What belongs to the other Side and what does not exist are answered equally fast: asked in turn, compared pair by pair.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StartedApp, startApp } from '#test/support/start-app.ts';
import { WireClient } from '#test/support/wire-client.ts';
import { plantPrivateThings } from './private-things.ts';

const PAIRS = 120;
/** Of the median answer; one more query of the database would be more than that. */
const LARGEST_DIFFERENCE = 0.1;
/** What other work on the machine adds is there in one comparison and gone in the next; a true difference stays. */
const COMPARISONS = 3;

let app: StartedApp;
let cookie: string;
let note: string;

// Planting goes through the front door: logins, rooms, receipts.
beforeAll(async () => {
  app = await startApp({ syncLimits: { upgradesPerMinute: 10_000 }, requestsPerMinute: 100_000 });
  ({ note } = await plantPrivateThings(app, 'in'));
  cookie = await app.loginAs('ru-cochair');
}, 60_000);
afterAll(() => app.stop());

const medianOf = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Each pair in the other order than the one before, so that neither always comes second. */
async function compared(ask: (document: string) => Promise<unknown>) {
  for (let index = 0; index < 20; index += 1) await ask(index % 2 === 0 ? note : 'none');
  const times: { theirs: number[]; missing: number[] } = { theirs: [], missing: [] };
  const differences: number[] = [];
  for (let index = 0; index < PAIRS; index += 1) {
    const pair = { theirs: 0, missing: 0 };
    const order = index % 2 === 0 ? (['theirs', 'missing'] as const) : (['missing', 'theirs'] as const);
    for (const which of order) {
      pair[which] = await timeOf(() => ask(which === 'theirs' ? note : 'note-of-none-k7'));
      times[which].push(pair[which]);
    }
    differences.push(pair.theirs - pair.missing);
  }
  const [theirs, missing] = [medianOf(times.theirs), medianOf(times.missing)];
  return { theirs, missing, share: Math.abs(medianOf(differences)) / missing };
}

const get = (path: string) => async (document: string) => {
  const response = await app.get(`/api/documents/${document}${path}`, cookie);
  expect(response.status).toBe(404);
  await response.text();
};
const post = (path: string, body: unknown) => async (document: string) => {
  const response = await app.post(`/api/documents/${document}${path}`, body, { cookie });
  expect(response.status).toBe(404);
  await response.text();
};
const socket = async (document: string): Promise<void> => {
  const text = `${document}/private/in`;
  const client = new WireClient({ url: `ws://localhost:${app.port}`, text, cookie });
  expect(await client.ended()).toBe(4404);
};
const title = { title: { en: 'x', ru: 'x', hi: 'x' } };

test.each([
  ['GET of the document', get('')],
  ['GET of its text', get('/text')],
  ['GET of its members', get('/members')],
  ['GET of its clauses', get('/clauses')],
  ['POST of a title', post('/title', title)],
  ['POST of the archive', post('/archive', {})],
  ['POST of the notes', post('/notes', {})],
  ['an upgrade to its text', socket],
])('%s', async (name, ask) => {
  let smallest = Number.POSITIVE_INFINITY;
  for (let count = 0; count < COMPARISONS && smallest >= LARGEST_DIFFERENCE; count += 1) {
    const { theirs, missing, share } = await compared(ask);
    const told = [theirs, missing].map((each) => `${each.toFixed(3)} ms`).join(' against ');
    process.stdout.write(`${name}: ${told}, pairs differ by ${(share * 100).toFixed(1)} %\n`);
    smallest = Math.min(smallest, share);
  }
  expect(smallest).toBeLessThan(LARGEST_DIFFERENCE);
});
