import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actionDetailSchema, outOfDateSchema } from '#shared/actions/action-detail.ts';
import { stateOfFacts } from '#shared/actions/action-state.ts';
import { bulkOutcomesSchema } from '#shared/actions/action-commands.ts';
import { newAction } from '#test/support/new-action.ts';
import { done, registerClient, type RegisterClient } from '#test/support/register-client.ts';
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

const codeOf = async (answer: Response): Promise<unknown> => {
  const { code, details } = (await answer.json()) as { code: string; details?: { refusal?: string } };
  return [answer.status, code, details?.refusal];
};

describe('the two layers of status', () => {
  test('one Side reports, the other returns with a reason, then accepts: only that closes it', async () => {
    const { row } = await india.add({ sides: ['ru'] });
    expect(row).toMatchObject({ id: 'd11-16', status: 'open', sessionNumber: 11, age: 1, dueState: 'later' });
    const reported = await russia.moved(row.id, done);
    expect(reported.row.status).toBe('reported');
    expect(reported.row.finishedOn).toBeNull();
    const { seq } = reported.row.parts[0]?.report ?? { seq: 0 };
    expect((await india.moved(row.id, { move: 'return', report: seq, reason: 'No annex.' })).row.status).toBe(
      'in-progress',
    );
    const again = await russia.moved(row.id, done);
    const closed = await india.moved(row.id, {
      move: 'accept',
      report: again.row.parts[0]?.report?.seq ?? 0,
    });
    expect(closed.row).toMatchObject({ status: 'closed', isUnfinished: false, finishedOn: '2026-01-12' });
    expect(closed.facts.map(({ fact }) => fact)).toEqual([
      'ActionRegistered',
      'ActionReported',
      'ReportReturned',
      'ActionReported',
      'ReportAccepted',
    ]);
    expect(closed.members.map(({ id }) => id).sort()).toEqual(['in-secretary', 'ru-secretary']);
  });

  test('a joint action needs the report and the acceptance of both', async () => {
    const { row } = await russia.add();
    const first = await russia.moved(row.id, done);
    const own = first.row.parts.find(({ side }) => side === 'ru')?.report?.seq ?? 0;
    expect(await codeOf(await russia.move(row.id, { move: 'accept', report: own }))).toEqual([
      409,
      'action-refused',
      'own-report',
    ]);
    expect((await india.moved(row.id, { move: 'accept', report: own })).row.status).toBe('partially-done');
    const second = await india.moved(row.id, done);
    const theirs = second.row.parts.find(({ side }) => side === 'in')?.report?.seq ?? 0;
    expect((await russia.moved(row.id, { move: 'accept', report: theirs })).row.status).toBe('closed');
    const reopened = await india.moved(row.id, { move: 'reopen', reason: 'The list was the wrong one.' });
    expect(reopened.row).toMatchObject({ status: 'in-progress', isUnfinished: true, finishedOn: null });
  });

  test('an extension is a proposal that the other Side accepts; the deadlines keep their history', async () => {
    const { row } = await india.add();
    const extend = {
      move: 'extend',
      deadline: { kind: 'absolute', day: '2026-05-15' },
      reason: 'Late data.',
    } as const;
    const proposed = await india.moved(row.id, extend);
    expect(proposed.row).toMatchObject({ due: '2026-03-31', proposal: { side: 'in', ending: null } });
    const proposal = proposed.row.revision;
    expect(await codeOf(await india.move(row.id, { move: 'accept-proposal', proposal }))).toEqual([
      409,
      'action-refused',
      'own-proposal',
    ]);
    const accepted = await russia.moved(row.id, { move: 'accept-proposal', proposal });
    expect(accepted.row).toMatchObject({
      status: 'extended',
      due: '2026-05-15',
      extensions: 1,
      proposal: null,
    });
    expect(accepted.deadlines.map(({ deadline }) => deadline)).toEqual([
      { kind: 'absolute', day: '2026-03-31' },
      { kind: 'absolute', day: '2026-05-15' },
    ]);
  });

  test('without evidence nothing is reported as done', async () => {
    const { row } = await india.add();
    const bare = { ...done, evidence: [] };
    expect(await codeOf(await india.move(row.id, bare))).toEqual([409, 'action-refused', 'evidence-missing']);
  });
});

describe('who may', () => {
  test.each(['in-observer', 'ru-interpreter', 'in-mining', 'ru-modernization-cochair'])(
    '%s reads everything and writes nothing',
    async (member) => {
      const { row } = await india.add();
      const reader = await registerClient(app, member);
      expect((await reader.register()).mayRun).toBe(false);
      expect((await reader.read(row.id)).moves).toEqual([]);
      for (const move of [done, { move: 'note', words: 'x' }, { move: 'accept', report: 2 }] as const) {
        expect(await codeOf(await reader.move(row.id, move))).toEqual([403, 'forbidden', undefined]);
      }
      expect(await codeOf(await reader.post('/api/actions', newAction()))).toEqual([
        403,
        'forbidden',
        undefined,
      ]);
      expect((await india.read(row.id)).row.revision).toBe(row.revision);
    },
  );

  test('a Side reports only on what binds it', async () => {
    const { row } = await india.add({ sides: ['in'] });
    expect(await codeOf(await russia.move(row.id, done))).toEqual([403, 'forbidden', undefined]);
    await india.moved(row.id, done);
    expect(await codeOf(await india.move(row.id, { move: 'accept', report: 2 }))).toEqual([
      403,
      'forbidden',
      undefined,
    ]);
  });

  test('for an administrator and a visitor there is no register', async () => {
    const admin = await app.loginAs('admin');
    const statuses = [];
    for (const cookie of [admin, '']) {
      for (const path of ['/api/actions', '/api/actions/c-05', '/api/calendars']) {
        statuses.push((await app.get(path, cookie)).status);
      }
    }
    expect(statuses).toEqual([403, 404, 403, 401, 401, 401]);
  });
});

describe('what was written meanwhile', () => {
  test('a step on a revision that has passed is refused with the present state, and changes nothing', async () => {
    const { row } = await india.add();
    await russia.moved(row.id, { move: 'note', words: 'Seen.' });
    const late = await india.move(row.id, { move: 'note', words: 'Mine.' }, row.revision);
    expect(late.status).toBe(409);
    const { present } = outOfDateSchema.parse(await late.json());
    expect(present.row.revision).toBe(row.revision + 1);
    expect(present.facts.at(-1)).toMatchObject({ fact: 'ActionNoted', words: 'Seen.' });
    expect((await india.read(row.id)).facts).toHaveLength(2);
  });

  test('of twenty at once exactly one is done', async () => {
    const { row } = await india.add();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? india : russia).move(row.id, { move: 'note', words: `n${index}` }, row.revision),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(19);
    expect((await india.read(row.id)).facts).toHaveLength(2);
  });
});

describe('many at once', () => {
  test('each of a bulk edit is done or refused by itself, in order', async () => {
    const [one, two] = [await india.add({ sides: ['in'] }), await india.add({ sides: ['ru'] })];
    const moves = [
      { action: one.row.id, expectedRevision: 1, move: done },
      { action: two.row.id, expectedRevision: 1, move: done },
      { action: 'd11-99', expectedRevision: 1, move: done },
      { action: one.row.id, expectedRevision: 1, move: { move: 'note', words: 'late' } },
      {
        action: one.row.id,
        expectedRevision: 2,
        move: { move: 'name-bodies', leadBody: 'ru-mpt', coExecutors: [] },
      },
      {
        action: two.row.id,
        expectedRevision: 1,
        move: { move: 'file', filing: { initiative: 'ucg', subGroup: null, sector: 'coal' } },
      },
      { action: two.row.id, expectedRevision: 2, move: { move: 'accept', report: 1 } },
    ];
    const { outcomes } = bulkOutcomesSchema.parse(
      await (await india.post('/api/actions/bulk-moves', { moves })).json(),
    );
    expect(outcomes.map((each) => (each.kind === 'done' ? each.row.revision : each.refusal))).toEqual([
      2,
      'forbidden',
      'not-found',
      'out-of-date',
      'invalid-input',
      2,
      'nothing-reported',
    ]);
    expect((await russia.read(two.row.id)).row).toMatchObject({ initiative: 'ucg', sector: 'coal' });
  });

  test('more than two hundred are refused as a whole', async () => {
    const move = { action: 'c-01', expectedRevision: 1, move: { move: 'note', words: 'x' } };
    const most = await india.post('/api/actions/bulk-moves', {
      moves: Array.from({ length: 200 }, () => move),
    });
    const beyond = await india.post('/api/actions/bulk-moves', {
      moves: Array.from({ length: 201 }, () => move),
    });
    expect([most.status, beyond.status]).toEqual([200, 400]);
  });
});

describe('born in a clause', () => {
  test('it quotes the clause with its digests, and the wording is the same until somebody writes', async () => {
    const { row, action, clauseNow, isClauseFrozen } = await india.add({
      clause: { document: 'protocol-11', cid: 'c-cl-12' },
    });
    const known = await india.read('c-04');
    expect(row.quote).toEqual(known.row.quote);
    expect(action.quote?.wordings).toEqual(known.action.quote?.wordings);
    expect(row.hasWordingChanged).toBe(false);
    expect(clauseNow?.ru).toContain('поршнев');
    expect(isClauseFrozen).toBe(true);
    expect(await codeOf(await india.move(row.id, { move: 'amend', commitment: action.commitment }))).toEqual([
      409,
      'action-refused',
      'clause-frozen',
    ]);
  });

  test.each([
    ['no such clause', { clause: { document: 'protocol-11', cid: 'c-none' } }],
    ['no such document', { clause: { document: 'protocol-99', cid: 'c-cl-12' } }],
    ['no such session', { session: 'session-99' }],
    ['no such initiative', { filing: { initiative: 'x', subGroup: null, sector: null } }],
    ['no such sub-group', { filing: { initiative: null, subGroup: 'x', sector: null } }],
  ])('%s: refused, and nothing is registered', async (_name, given) => {
    const before = (await india.register()).rows.length;
    const answer = await india.post('/api/actions', { ...newAction(), ...given });
    expect(await codeOf(answer)).toEqual([400, 'invalid-input', undefined]);
    expect((await india.register()).rows).toHaveLength(before);
  });
});

test('what is kept as the state is what the facts amount to, for every action', async () => {
  const rows = await app.app.database.db.selectFrom('action').selectAll().execute();
  expect(rows.length).toBeGreaterThan(23);
  for (const { id, state, revision } of rows) {
    const detail = actionDetailSchema.parse(await (await app.get(`/api/actions/${id}`, india.cookie)).json());
    expect(JSON.parse(state)).toEqual(JSON.parse(JSON.stringify(stateOfFacts(detail.facts))));
    expect(detail.facts.map(({ seq }) => seq)).toEqual(
      Array.from({ length: revision }, (_, index) => index + 1),
    );
  }
});

test('facts are never changed or deleted, and each has its audit fact', async () => {
  const { db } = app.app.database;
  await expect(db.updateTable('action_fact').set({ content: '{}' }).execute()).rejects.toThrow(
    /never changed/,
  );
  await expect(db.deleteFrom('action_fact').execute()).rejects.toThrow(/never deleted/);
  const { row } = await india.add();
  await russia.moved(row.id, { move: 'note', words: 'Secret words are not for the audit.' });
  const audited = await db
    .selectFrom('audit_fact')
    .selectAll()
    .where('thing', '=', `action/${row.id}`)
    .execute();
  expect(audited.map(({ actor, side, details }) => [actor, side, details])).toEqual([
    ['in-secretary', 'in', '{"fact":"ActionRegistered","seq":1}'],
    ['ru-secretary', 'ru', '{"fact":"ActionNoted","seq":2}'],
  ]);
  expect(audited[1]?.digest_before).toBe(audited[0]?.digest_after);
});

test('another day makes what was in time overdue, and stays after a restart', async () => {
  const own = await startApp({ scenario: 'follow-up' });
  const reader = await registerClient(own, 'in-observer');
  const dueOf = async (at: StartedApp) => {
    const cookie = await at.loginAs('in-observer');
    const { rows, businessDay } = (await (await at.get('/api/actions', cookie)).json()) as Awaited<
      ReturnType<typeof reader.register>
    >;
    return [businessDay, rows.find(({ id }) => id === 'c-10')?.dueState];
  };
  expect(await dueOf(own)).toEqual(['2026-01-12', 'in-30-days']);
  expect((await own.post('/api/demo/clock', { day: '2026-01-30' })).status).toBe(200);
  expect(await dueOf(own)).toEqual(['2026-01-30', 'today']);
  expect((await own.post('/api/demo/clock', { day: '2026-02-31' })).status).toBe(400);
  expect((await own.post('/api/demo/clock', { day: '2026-02-01' })).status).toBe(200);
  await own.stop({ keepData: true });
  const next = await startApp({ scenario: 'follow-up', dataFolder: own.dataFolder });
  expect(await dueOf(next)).toEqual(['2026-02-01', 'overdue']);
  await next.stop({ keepData: true });
  await expect(startApp({ scenario: 'drafting', dataFolder: own.dataFolder })).rejects.toThrow(/DATA_DIR/);
  await (await startApp({ scenario: 'follow-up', dataFolder: own.dataFolder })).stop();
});
