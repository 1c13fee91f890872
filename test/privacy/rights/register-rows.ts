import { createHash } from 'node:crypto';
import { z } from 'zod';
import { newAction } from '#test/support/new-action.ts';
import { type Asker, SIDES, type SideCode } from './askers.ts';
import { type Answer, FORBIDDEN, NOT_THERE, keepsRegister } from './oracle.ts';
import { type RightsRow, everyMember, everybodyOfASide, onlyRoles, row } from './rights-row.ts';
import type { World } from './world.ts';

const register = (asker: Asker): Answer => (keepsRegister(asker) ? 'done' : FORBIDDEN);
const letter = [{ kind: 'reference', number: '12-4', date: '2025-07-13' }];
const report = { move: 'report', status: 'reported', words: 'Done.', evidence: letter };
const detail = z.object({ row: z.object({ id: z.string(), revision: z.number() }) });

type Bound = { id: string; sides: readonly SideCode[]; step: 'note' | 'report' | 'accept' };
const bound: readonly Bound[] = [['in'], ['ru'], ['in', 'ru']].flatMap((sides) =>
  (['note', 'report', 'accept'] as const).map((step) => ({
    id: `${step} on ${sides.join('+')}`,
    sides: SIDES.filter((side) => sides.includes(side)),
    step,
  })),
);

/** Accepts what the other Side has reported, and not what its own has. */
function ofStep(asker: Asker, { sides, step }: Bound): Answer {
  const { side } = asker;
  if (side === null) return NOT_THERE;
  if (!keepsRegister(asker)) return FORBIDDEN;
  if (step === 'report') return sides.includes(side) ? 'done' : FORBIDDEN;
  if (step === 'accept') return sides.some((each) => each !== side) ? 'done' : FORBIDDEN;
  return 'done';
}

/** A new action for each cell: what happens to one happens for ever. */
async function actionFor(world: World, { sides, step }: Bound, asker: Asker) {
  const made = detail.parse(await world.make('in-secretary', '/api/actions', newAction({ sides })));
  const { id, revision } = made.row;
  if (step !== 'accept') return { id, expectedRevision: revision, report: revision };
  // By the other Side where it is bound: that is what may be accepted.
  const by = sides.find((side) => side !== asker.side) ?? sides[0] ?? 'in';
  const body = { expectedRevision: revision, move: report };
  const after = detail.parse(await world.make(`${by}-secretary`, `/api/actions/${id}/moves`, body));
  return { id, expectedRevision: after.row.revision, report: after.row.revision };
}

/** Whoever is refused changes nothing: one action does for all of them. */
const forRefused = new Map<string, ReturnType<typeof actionFor>>();

async function stepOn(world: World, wanted: Bound, asker: Asker) {
  const isGranted = asker.state === 'acting' && ofStep(asker, wanted) === 'done';
  if (!isGranted && !forRefused.has(wanted.id)) forRefused.set(wanted.id, actionFor(world, wanted, asker));
  const made = isGranted ? actionFor(world, wanted, asker) : forRefused.get(wanted.id);
  const action = await (made ?? actionFor(world, wanted, asker));
  const { id, expectedRevision } = action;
  const steps = {
    note: { move: 'note', words: 'A note.' },
    report,
    accept: { move: 'accept', report: action.report },
  };
  return { id, expectedRevision, move: steps[wanted.step] };
}

const outcomeIn = (body: string): string => {
  const [outcome] = z
    .object({ outcomes: z.array(z.object({ kind: z.string(), refusal: z.optional(z.string()) })) })
    .parse(JSON.parse(body)).outcomes;
  return outcome?.refusal ?? outcome?.kind ?? 'none';
};

const pdf = (words: string): Buffer => Buffer.from(`%PDF-1.7 ${words}\n`.padEnd(200));
const sentAs = (bytes: Buffer, name: string) => ({
  path: `/api/evidence-files?name=${name}.pdf`,
  bytes,
  headers: { 'content-type': 'application/pdf' },
});

/** Kept by each Side, one of them named by a report, and one that nobody has sent. */
const files = ['of in', 'of ru', 'reported by in', 'missing'] as const;
const digestOf = (file: string): string => createHash('sha256').update(pdf(file)).digest('hex');

/** Sends what `GET /api/evidence-files/:digest` asks for, once. */
export async function keepFiles(world: World): Promise<void> {
  for (const file of files.filter((each) => each !== 'missing')) {
    const cookie = await world.app.loginAs(file === 'of ru' ? 'ru-secretary' : 'in-secretary');
    const { status, body } = await world.ask('POST', sentAs(pdf(file), 'proof'), cookie);
    if (status !== 201) throw new Error(body);
  }
  const bytes = pdf('reported by in');
  const made = detail.parse(await world.make('in-secretary', '/api/actions', newAction({ sides: ['in'] })));
  const evidence = [
    { kind: 'file', name: 'proof.pdf', size: bytes.length, digest: digestOf('reported by in') },
  ];
  const body = { expectedRevision: made.row.revision, move: { ...report, evidence } };
  await world.make('in-secretary', `/api/actions/${made.row.id}/moves`, body);
}

/** What has been promised: actions, initiatives, figures, evidence, and the letters about them. */
export const registerRows: Record<string, RightsRow> = {
  // Administrators name by them who leads a sub-group.
  'GET /api/bodies': everyMember('/api/bodies'),
  'GET /api/calendars': everybodyOfASide('/api/calendars'),
  'GET /api/sectors': everybodyOfASide('/api/sectors'),
  'GET /api/indicators': everybodyOfASide('/api/indicators'),
  'GET /api/initiatives': everybodyOfASide('/api/initiatives'),
  'GET /api/initiatives/:id': row({
    things: ['wind-tunnel', 'none'],
    ask: (id) => ({ path: `/api/initiatives/${id}` }),
    answer: ({ side }, id) => (side === null || id === 'none' ? NOT_THERE : 'done'),
  }),
  'GET /api/initiatives/:id/record': row({
    things: ['wind-tunnel', 'none'],
    ask: (id) => ({ path: `/api/initiatives/${id}/record` }),
    answer: ({ side }, id) => (side === null || id === 'none' ? NOT_THERE : 'done'),
  }),
  'POST /api/initiatives/:id/stages': row({
    things: ['wind-tunnel', 'none'],
    // On a stage that has passed: whoever may add one is told so, and nothing changes.
    ask: (id) => ({
      path: `/api/initiatives/${id}/stages`,
      body: { expectedSeq: 999, stage: 'study', words: 'Studied.' },
    }),
    answer: (asker, id) => {
      if (asker.side === null || id === 'none') return NOT_THERE;
      return keepsRegister(asker) ? '409 conflict' : FORBIDDEN;
    },
  }),
  'GET /api/actions': everybodyOfASide('/api/actions'),
  'GET /api/actions/open-spans': everybodyOfASide('/api/actions/open-spans'),
  'GET /api/actions/:id': row({
    things: ['d10-01', 'none'],
    ask: (id) => ({ path: `/api/actions/${id}` }),
    answer: ({ side }, id) => (side === null || id === 'none' ? NOT_THERE : 'done'),
  }),
  'POST /api/actions/:id/moves': row({
    things: bound,
    ask: async (wanted, asker, world) => {
      const { id, ...body } = await stepOn(world, wanted, asker);
      return { path: `/api/actions/${id}/moves`, body };
    },
    answer: ofStep,
  }),
  'POST /api/actions/bulk-moves': row({
    things: bound,
    ask: async (wanted, asker, world) => {
      const { id, ...step } = await stepOn(world, wanted, asker);
      return { path: '/api/actions/bulk-moves', body: { moves: [{ action: id, ...step }] } };
    },
    // Each move is done or refused by itself: the answer as a whole is a success.
    answer: () => 'done',
    shows: (asker, wanted) => ({
      read: outcomeIn,
      expected: ofStep(asker, wanted).replace(/^\d+ /, ''),
    }),
  }),
  'POST /api/actions/review-place': onlyRoles('CS', () => ({
    path: '/api/actions/review-place',
    body: { action: null },
  })),
  'POST /api/actions/working-day-rule': onlyRoles('CS', () => ({
    path: '/api/actions/working-day-rule',
    body: { rule: 'as-written' },
  })),
  'GET /api/actions/views': everybodyOfASide('/api/actions/views'),
  'PUT /api/actions/views/:id': everybodyOfASide(() => ({
    path: '/api/actions/views/mine',
    body: { name: 'Mine', view: {} },
  })),
  'DELETE /api/actions/views/:id': everybodyOfASide('/api/actions/views/mine'),
  'POST /api/evidence-files': row({
    things: ['-'],
    ask: (_, { id }) => sentAs(pdf(`sent by ${id}`), 'file'),
    answer: register,
  }),
  'GET /api/evidence-files/:digest': row({
    things: files,
    ask: (file) => ({ path: `/api/evidence-files/${digestOf(file)}` }),
    answer: ({ side }, file) => {
      if (side === null || file === 'missing') return NOT_THERE;
      return file === 'reported by in' || file === `of ${side}` ? 'done' : NOT_THERE;
    },
  }),
  // What an administrator is told there: `change-rights.test.ts`.
  'GET /api/changes': everyMember('/api/changes'),
  'GET /api/digest': everybodyOfASide('/api/digest'),
  'PUT /api/digest/settings': everybodyOfASide(() => ({
    path: '/api/digest/settings',
    body: { minuteOfDay: 540, isSubscribed: true, locale: null },
  })),
  'PUT /api/me/locale': everyMember(() => ({ path: '/api/me/locale', body: { locale: 'ru' } })),
};
