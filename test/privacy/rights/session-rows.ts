import { z } from 'zod';
import { newSession } from '#test/support/new-session.ts';
import { SIDES } from './askers.ts';
import { type Answer, FORBIDDEN, NOT_THERE, isOf, keepsSession, listsDelegation } from './oracle.ts';
import { type RightsRow, everyMember, row } from './rights-row.ts';
import type { World } from './world.ts';

/** One in each state: over, under way, being prepared, and none. The last one that there is has the number 90. */
const sessions = ['10', '11', '12', '99'] as const;
const SPARE = 90;
const NEXT = SPARE + 1;
const isSealed = (number: string): boolean => number === '10';
const STALE: Answer = '409 out-of-date';
const CONFLICT: Answer = '409 conflict';

const detailSchema = z.object({
  session: z.looseObject({ id: z.string(), stage: z.string(), revision: z.number() }),
  delegations: z.array(
    z.object({
      side: z.string(),
      revision: z.number(),
      delegates: z.array(z.looseObject({ name: z.unknown(), member: z.nullable(z.string()) })),
    }),
  ),
});

/** As a member of a Side reads it; null: there is none. */
async function readSession(world: World, number: string | number) {
  const { status, body } = await world.ask(
    'GET',
    { path: `/api/sessions/${number}` },
    world.cookieOf('in-o-out'),
  );
  return status === 200 ? detailSchema.parse(JSON.parse(body)) : null;
}

/** The facts of a session as they stand, on the revision that was read. */
async function factsOf(world: World, number: string) {
  const read = await readSession(world, number);
  if (read === null) return { ...newSession({ number: Number(number) }), expectedRevision: 0 };
  const { id: _, stage: __, revision, ...facts } = read.session;
  return { ...facts, expectedRevision: revision };
}

const moves = [
  { id: 'forward by hand', number: SPARE, to: 'reconciling', isStale: false, told: 'done' },
  { id: 'on what has passed', number: SPARE, to: 'reconciling', isStale: true, told: STALE },
  { id: 'to the seal', number: SPARE, to: 'sealed', isStale: false, told: CONFLICT },
  { id: 'opened by hand', number: 12, to: 'drafting', isStale: false, told: CONFLICT },
  { id: 'out of the seal', number: 10, to: 'agreed', isStale: false, told: FORBIDDEN },
  { id: 'of none', number: 99, to: 'agreed', isStale: false, told: NOT_THERE },
] as const;

const lists = [
  ...SIDES.flatMap((side) =>
    sessions.map((number) => ({ id: `${side} at ${number}`, side, number, isForeign: false })),
  ),
  ...SIDES.map((side) => ({
    id: `${side} with somebody of the other`,
    side,
    number: '11' as const,
    isForeign: true,
  })),
  { id: 'of no Side', side: 'none' as const, number: '11' as const, isForeign: false },
];

/** The list as it stands; `isForeign`: with somebody whom the other Side has. */
async function listOf(world: World, { side, number, isForeign }: (typeof lists)[number]) {
  const own = (await readSession(world, number))?.delegations.find((each) => each.side === side);
  const delegates = (own?.delegates ?? []).map((each) => ({
    ...each,
    name: each.member === null ? each.name : null,
  }));
  const member = side === 'in' ? 'ru-m-in' : 'in-m-in';
  const foreign = isForeign ? [{ role: 'member', office: null, name: null, member }] : [];
  return { expectedRevision: own?.revision ?? 0, delegates: [...delegates, ...foreign] };
}

/** Sessions, and whom each Side sends. */
export const sessionRows: Record<string, RightsRow> = {
  'GET /api/sessions': everyMember('/api/sessions'),
  'GET /api/sessions/:number': row({
    things: sessions,
    ask: (number) => ({ path: `/api/sessions/${number}` }),
    answer: (_, number) => (number === '99' ? NOT_THERE : 'done'),
    // The lists name persons: they are for the two Sides.
    shows: ({ side }) => ({
      read: (body) =>
        detailSchema
          .parse(JSON.parse(body))
          .delegations.map((each) => each.side)
          .join(),
      expected: side === null ? '' : 'in,ru',
    }),
  }),
  'GET /api/sessions/:number/papers': row({
    things: sessions,
    ask: (number) => ({ path: `/api/sessions/${number}/papers` }),
    answer: (_, number) => (number === '99' ? NOT_THERE : 'done'),
    // Read out of texts, so for those who may read these. The 12th has none yet.
    shows: ({ side }, number) =>
      number === '10'
        ? null
        : {
            read: (body) => {
              const { agenda, protocol }: Record<string, unknown> = JSON.parse(body);
              return `${agenda !== null} ${protocol !== null}`;
            },
            expected: side !== null && number === '11' ? 'true true' : 'false false',
          },
  }),
  'POST /api/sessions': row({
    things: [NEXT, SPARE],
    ask: (number) => ({ path: '/api/sessions', body: newSession({ number }) }),
    answer: (asker, number) => {
      if (!keepsSession(asker, false)) return FORBIDDEN;
      return number === NEXT ? 'done' : CONFLICT;
    },
    after: async (number, { app }) => {
      const { db } = app.app.database;
      const { id } = await db
        .selectFrom('session')
        .select('id')
        .where('number', '=', number)
        .executeTakeFirstOrThrow();
      await db.deleteFrom('session_co_chair').where('session', '=', id).execute();
      await db.deleteFrom('session').where('id', '=', id).execute();
    },
  }),
  'PUT /api/sessions/:number': row({
    things: [
      ...sessions.map((number) => ({ id: number, number, isStale: false })),
      { id: '11 on what has passed', number: '11' as const, isStale: true },
    ],
    // As it stands: only its revision grows.
    ask: async ({ number, isStale }, _, world) => {
      const facts = await factsOf(world, number);
      const expectedRevision = facts.expectedRevision + (isStale ? 1 : 0);
      return { path: `/api/sessions/${number}`, body: { ...facts, expectedRevision } };
    },
    answer: (asker, { number, isStale }) => {
      if (number === '99') return NOT_THERE;
      if (!keepsSession(asker, isSealed(number))) return FORBIDDEN;
      return isStale ? STALE : 'done';
    },
  }),
  'POST /api/sessions/:number/stage': row({
    things: moves,
    ask: async ({ number, to, isStale }, _, world) => {
      const revision = (await readSession(world, number))?.session.revision ?? 0;
      const expectedRevision = revision + (isStale ? 1 : 0);
      return { path: `/api/sessions/${number}/stage`, body: { to, expectedRevision } };
    },
    answer: (asker, { number, told }) => {
      if (number === 99) return NOT_THERE;
      return keepsSession(asker, number === 10) ? told : FORBIDDEN;
    },
    after: async ({ number }, { app }) => {
      const { db } = app.app.database;
      await db.updateTable('session').set({ stage: 'drafting' }).where('number', '=', number).execute();
    },
  }),
  'PUT /api/sessions/:number/delegations/:side': row({
    things: lists,
    ask: async (wanted, _, world) => ({
      path: `/api/sessions/${wanted.number}/delegations/${wanted.side}`,
      body: await listOf(world, wanted),
    }),
    answer: (asker, { side, number, isForeign }) => {
      if (number === '99' || side === 'none') return NOT_THERE;
      if (!listsDelegation(asker, side, isSealed(number))) return FORBIDDEN;
      return isForeign ? '400 invalid-input' : 'done';
    },
  }),
  'POST /api/sessions/:number/open': row({
    things: ['12', '99'],
    ask: (number) => ({ path: `/api/sessions/${number}/open`, body: { startsOn: null } }),
    // The 11th session is not over: whoever may open the next one is told so.
    answer: (asker, number) => {
      if (!isOf(asker, 'CS')) return FORBIDDEN;
      return number === '99' ? NOT_THERE : CONFLICT;
    },
  }),
};
