import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Session, sessionSchema } from '#shared/sessions/session.ts';
import type { CookieBrowser } from '#test/support/cookie-browser.ts';
import { newSession } from '#test/support/new-session.ts';
import { openText } from '#test/support/open-text.ts';
import { isPlanted } from '#test/support/plant-canaries.ts';
import { type Service, expectOk, refusal, startService } from '#test/support/service.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';

let service: Service;
let indian: CookieBrowser;
let russian: CookieBrowser;

beforeAll(async () => {
  service = await startService();
  indian = await service.member({ side: 'in', role: 'secretary', email: 'in@example.org' });
  russian = await service.member({ side: 'ru', role: 'secretary', email: 'ru@example.org' });
});
afterAll(async () => {
  await service.stop();
  expect(service.app.errors).toEqual([]);
});

const sessionOf = async (asked: Promise<Response>): Promise<Session> =>
  sessionSchema.parse(await (await expectOk(asked)).json());
const read = async (number: number, browser = indian): Promise<Session> => {
  const all = (await (await expectOk(browser.get('/api/sessions'))).json()) as Session[];
  return sessionSchema.parse(all.find((each) => each.number === number));
};
const factsOf = (session: string) =>
  service.app.app.database.db
    .selectFrom('audit_fact')
    .select(['fact', 'side', 'role', 'digest_before', 'digest_after', 'details'])
    .where('thing', '=', `session/${session}`)
    .orderBy('seq')
    .execute();

describe('in an empty workspace', () => {
  test('there is no session, and only secretaries announce one', async () => {
    expect(await (await indian.get('/api/sessions')).json()).toEqual([]);
    for (const role of ['co-chair', 'sub-group-member', 'interpreter', 'expert', 'observer']) {
      const subGroups = role === 'sub-group-member' ? ['mining'] : [];
      const member = await service.member({ side: 'ru', role, subGroups, email: `${role}@example.org` });
      expect(await refusal(member.post('/api/sessions', newSession()))).toEqual([403, 'forbidden']);
    }
    expect(await refusal(service.admin.post('/api/sessions', newSession()))).toEqual([403, 'forbidden']);
    expect(await refusal(service.visitor().post('/api/sessions', newSession()))).toEqual([
      401,
      'login-required',
    ]);
  });

  test('what does not fit is refused with its field, and nothing is stored', async () => {
    const name = { en: 'x', ru: 'x', hi: 'x' };
    for (const [body, field] of [
      [{ number: 0 }, 'number'],
      [{ number: 1.5 }, 'number'],
      [{ startsOn: '2026-02-30' }, 'startsOn'],
      [{ startsOn: null }, 'endsOn'],
      [{ startsOn: '2026-03-06' }, 'endsOn'],
      [{ place: { en: 'Moscow', ru: ' ', hi: 'मॉस्को' } }, 'place.ru'],
      [
        {
          coChairs: [
            { side: 'in', name },
            { side: 'in', name },
          ],
        },
        'coChairs',
      ],
      [{ coChairs: [{ side: 'fr', name }] }, 'coChairs'],
      [{ subGroups: ['ballet'] }, 'subGroups'],
      [{ stage: 'sealed' }, 'stage'],
      [{ id: 'session-1' }, 'id'],
      [{ revision: 7 }, 'revision'],
    ] as const) {
      const answer = await indian.post('/api/sessions', newSession(body));
      expect([answer.status, await answer.json()]).toEqual([
        400,
        { code: 'invalid-input', details: { field, problem: expect.any(String) } },
      ]);
    }
    expect(await (await indian.get('/api/sessions')).json()).toEqual([]);
  });

  test('the first has the number that it is given, is prepared, and can be mended as a whole', async () => {
    const made = await sessionOf(indian.post('/api/sessions', newSession({ number: 112 })));
    expect(made).toMatchObject({ number: 112, stage: 'preparing', startsOn: '2026-03-04', revision: 1 });
    const right = { ...newSession({ number: 12, place: null }), expectedRevision: made.revision };
    // Nothing tells the other Side that this one has begun something of its own there.
    const title = { en: 'x', ru: 'x', hi: 'x' };
    const own = { kind: 'note', session: made.id, subGroup: null, languages: ['en'], isPrivate: true, title };
    await expectOk(indian.post('/api/documents', own));
    const mended = await sessionOf(russian.put('/api/sessions/112', right));
    expect(mended).toEqual({ ...made, number: 12, place: null, revision: 2 });
    expect(await refusal(indian.get('/api/sessions/112'))).toEqual([404, 'not-found']);
    const facts = await factsOf(made.id);
    expect(facts.map(({ fact, side, role }) => [fact, side, role])).toEqual([
      ['SessionAnnounced', 'in', 'secretary'],
      ['SessionChanged', 'ru', 'secretary'],
    ]);
    expect(facts[1]?.digest_before).not.toBe(facts[1]?.digest_after);
  });

  test('the next number follows the last, once', async () => {
    for (const number of [1, 11, 12, 14]) {
      expect(await refusal(indian.post('/api/sessions', newSession({ number })))).toEqual([409, 'conflict']);
    }
    const both = await Promise.all([
      indian.post('/api/sessions', newSession({ number: 13 })),
      russian.post('/api/sessions', newSession({ number: 13 })),
    ]);
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409]);
    const { revision } = await read(13);
    const other = { ...newSession({ number: 15 }), expectedRevision: revision };
    expect(await refusal(indian.put('/api/sessions/13', other))).toEqual([409, 'conflict']);
  });

  test('who has not seen the last change is told so, and nothing is overwritten', async () => {
    const { revision } = await read(13);
    const change = { ...newSession({ number: 13, place: null }), expectedRevision: revision };
    await expectOk(indian.put('/api/sessions/13', change));
    expect(await refusal(russian.put('/api/sessions/13', change))).toEqual([409, 'out-of-date']);
    expect((await read(13)).revision).toBe(revision + 1);
    expect(await refusal(russian.put('/api/sessions/77', { ...change, number: 77 }))).toEqual([
      404,
      'not-found',
    ]);
    expect(await refusal(russian.put('/api/sessions/thirteen', change))).toEqual([404, 'not-found']);
  });

  test('fields that are not for members are refused in a change, too', async () => {
    const { revision: expectedRevision } = await read(13);
    for (const extra of [{ stage: 'agreed' }, { id: 'session-1' }, { revision: 1 }, { delegations: [] }]) {
      const body = { ...newSession({ number: 13 }), expectedRevision, ...extra };
      expect(await refusal(indian.put('/api/sessions/13', body))).toEqual([400, 'invalid-input']);
    }
  });
});

describe('the stage', () => {
  const move = (to: string, browser = indian, number = 12, revision?: number) =>
    read(number).then((session) =>
      browser.post(`/api/sessions/${number}/stage`, { to, expectedRevision: revision ?? session.revision }),
    );

  test('of a session that is prepared is moved by opening it alone', async () => {
    for (const to of ['drafting', 'reconciling', 'agreed', 'sealed', 'preparing']) {
      expect(await refusal(move(to))).toEqual([409, 'conflict']);
    }
    await expectOk(indian.post('/api/sessions/12/open', { startsOn: '2026-03-05' }));
    expect(await read(12)).toMatchObject({ stage: 'drafting', startsOn: '2026-03-05', endsOn: '2026-03-05' });
  });

  test('goes on and back by the allowed moves, each with its fact, and never to the seal', async () => {
    const { id } = await read(12);
    for (const to of ['agreed', 'sealed', 'preparing', 'drafting']) {
      expect(await refusal(move(to))).toEqual([409, 'conflict']);
    }
    for (const to of ['reconciling', 'drafting', 'reconciling', 'agreed', 'reconciling', 'agreed']) {
      expect((await sessionOf(move(to, russian))).stage).toBe(to);
    }
    expect(await refusal(move('sealed'))).toEqual([409, 'conflict']);
    const moves = (await factsOf(id)).filter(({ fact }) => fact === 'SessionStageReached');
    expect(moves.map(({ details }) => JSON.parse(details) as unknown)).toEqual([
      { from: 'drafting', to: 'reconciling' },
      { from: 'reconciling', to: 'drafting' },
      { from: 'drafting', to: 'reconciling' },
      { from: 'reconciling', to: 'agreed' },
      { from: 'agreed', to: 'reconciling' },
      { from: 'reconciling', to: 'agreed' },
    ]);
  });

  test('is moved by secretaries, on the state that they have seen', async () => {
    const coChair = await service.enter('co-chair@example.org');
    expect(await refusal(move('reconciling', coChair))).toEqual([403, 'forbidden']);
    expect(await refusal(move('reconciling', service.admin))).toEqual([403, 'forbidden']);
    expect(await refusal(move('reconciling', indian, 12, 1))).toEqual([409, 'out-of-date']);
    const strange = { to: 'lunch', expectedRevision: 1 };
    expect(await refusal(indian.post('/api/sessions/12/stage', strange))).toEqual([400, 'invalid-input']);
  });

  test('of a session whose successor is open does not go back', async () => {
    await expectOk(russian.post('/api/sessions/13/open', { startsOn: null }));
    expect(await refusal(move('reconciling'))).toEqual([409, 'conflict']);
    expect((await read(12)).stage).toBe('agreed');
  });
});

describe('a sealed session', () => {
  let demo: StartedApp;
  beforeAll(async () => {
    demo = await startApp({ scenario: 'follow-up' });
  });
  afterAll(() => demo.stop());

  test('is final: neither its facts nor its stage nor a delegation is changed any more', async () => {
    const cookie = await demo.loginAs('in-secretary');
    const put = (path: string, body: unknown) =>
      fetch(`${demo.url}${path}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify(body),
      });
    const facts = { ...newSession({ number: 11 }), expectedRevision: 1 };
    expect(await refusal(put('/api/sessions/11', facts))).toEqual([403, 'forbidden']);
    const list = { expectedRevision: 1, delegates: [] };
    expect(await refusal(put('/api/sessions/11/delegations/in', list))).toEqual([403, 'forbidden']);
    const wish = { to: 'agreed', expectedRevision: 1 };
    expect(await refusal(demo.post('/api/sessions/11/stage', wish, { cookie }))).toEqual([403, 'forbidden']);
  });

  test('has documents that are only read, whatever their own stage, on routes and sockets', async () => {
    const { db } = demo.app.database;
    await db.updateTable('document').set({ stage: 'drafting' }).where('session', '=', 'session-11').execute();
    for (const member of ['in-secretary', 'ru-cochair', 'in-interpreter', 'ru-mining']) {
      const cookie = await demo.loginAs(member);
      const all = (await (await demo.get('/api/documents', cookie)).json()) as {
        id: string;
        may: string[];
      }[];
      // What a Side keeps to itself is no part of what is sealed.
      const documents = all.filter((document) => !isPlanted(document));
      expect(documents.length).toBeGreaterThan(4);
      for (const { may, ...rest } of documents) {
        expect(may).toEqual(['read']);
        expect(rest).not.toHaveProperty('sessionStage');
      }
    }
    const cookie = await demo.loginAs('ru-secretary');
    const title = { title: { en: 'x', ru: 'x', hi: 'x' } };
    expect(await refusal(demo.post('/api/documents/protocol-11/title', title, { cookie }))).toEqual([
      403,
      'forbidden',
    ]);
    const client = await openText(demo, 'ru-secretary');
    const before = client.doc.getXmlFragment('en').length;
    client.doc.getXmlFragment('en').delete(0, 1);
    await expect.poll(() => client.refusals.map(({ code }) => code)).toEqual(['role']);
    const other = await openText(demo, 'in-secretary');
    expect(other.doc.getXmlFragment('en').length).toBe(before);
    client.close();
    other.close();
  });
});
