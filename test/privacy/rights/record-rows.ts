import { z } from 'zod';
import { FactName } from '#shared/audit/audit-fact.ts';
import { memberIdSchema } from '#shared/core/id.ts';
import { recordFact } from '#server/audit/audit-service.ts';
import { inTransaction } from '#server/database/transaction.ts';
import type { Asker } from './askers.ts';
import { FORBIDDEN, RECORD_KINDS, readsRecord } from './oracle.ts';
import { type RightsRow, row } from './rights-row.ts';
import type { World } from './world.ts';

/** Whoever is said to have done what stands in the record for the suite: one entry of each kind. */
const TELLER = memberIdSchema.parse('teller');
const views = ['all', 'joint', 'own'] as const;

export async function keepRecord({ app }: World): Promise<void> {
  await inTransaction(app.app.database.db, async (transaction) => {
    for (const readers of RECORD_KINDS) {
      await recordFact(transaction, {
        at: Date.now(),
        actor: { member: TELLER, side: null, role: null },
        fact: FactName.documentCreated,
        thing: `told/${readers}`,
        digestBefore: null,
        digestAfter: null,
        details: {},
        readers,
      });
    }
  });
}

/** Of the six entries those that the asker may read, by the kind that stands on each. */
function kindsFor(asker: Asker, view: (typeof views)[number]): string {
  const isMeant = { all: () => true, joint: isJoint, own: (kind: string) => !isJoint(kind) }[view];
  return [...readsRecord(asker)].filter(isMeant).sort().join();
}
const isJoint = (kind: string): boolean => kind === 'joint';

const listSchema = z.object({ entries: z.array(z.object({ actor: z.string(), readers: z.string() })) });
const lineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('audit-export') }),
  z.object({ kind: z.literal('entry'), entry: z.object({ actor: z.string(), readers: z.string() }) }),
  z.strictObject({ kind: z.literal('link'), link: z.record(z.string(), z.unknown()) }),
]);

/** The kinds of the suite's entries in a list; of any other entry that the asker may not read, a word of its own. */
function toldOf(entries: readonly { actor: string; readers: string }[], asker: Asker): string {
  const open: readonly string[] = readsRecord(asker);
  const leaked = entries.filter(({ readers }) => !open.includes(readers));
  const own = entries.filter(({ actor }) => actor === TELLER).map(({ readers }) => readers);
  return [...own.sort(), ...leaked.map(({ readers }) => `not theirs: ${readers}`)].join();
}

function exported(body: string, asker: Asker): string {
  const lines = body
    .trim()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)));
  if (lines.length <= RECORD_KINDS.length) return 'no whole record';
  return toldOf(
    lines.flatMap((line) => (line.kind === 'entry' ? [line.entry] : [])),
    asker,
  );
}

/** The record of what was done. */
export const recordRows: Record<string, RightsRow> = {
  'GET /api/audit': row({
    // Of one teller, and of everybody: the newest page.
    things: views.flatMap((view) => [
      { id: view, view, actor: '' },
      { id: `${view} of one`, view, actor: `&actor=${TELLER}` },
    ]),
    ask: ({ view, actor }) => ({ path: `/api/audit?view=${view}${actor}` }),
    answer: (asker) => (readsRecord(asker).length > 0 ? 'done' : FORBIDDEN),
    shows: (asker, { view, actor }) => ({
      read: (body) => {
        const { entries } = listSchema.parse(JSON.parse(body));
        return toldOf(actor === '' ? entries.filter((each) => each.actor !== TELLER) : entries, asker);
      },
      expected: actor === '' ? '' : kindsFor(asker, view),
    }),
  }),
  'GET /api/audit/chain': row({
    things: ['-'],
    ask: () => ({ path: '/api/audit/chain' }),
    answer: (asker) => (readsRecord(asker).length > 0 ? 'done' : FORBIDDEN),
    shows: () => ({ read: (body) => String(JSON.parse(body).isWhole), expected: 'true' }),
  }),
  'GET /api/audit/export': row({
    things: views,
    ask: (view) => ({ path: `/api/audit/export?view=${view}` }),
    answer: (asker) => (readsRecord(asker).length > 0 ? 'done' : FORBIDDEN),
    shows: (asker, view) => ({
      read: (body) => exported(body, asker),
      expected: kindsFor(asker, view),
    }),
  }),
};
