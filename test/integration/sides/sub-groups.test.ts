import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { documentSchema } from '#shared/drafting/document.ts';
import { ledSubGroupListSchema } from '#shared/sides/sub-group-command.ts';
import { workspaceSidesSchema } from '#shared/sides/workspace-sides.ts';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { CookieBrowser } from '#test/support/cookie-browser.ts';
import { ownFacts } from '#test/support/own-facts.ts';
import { expectOk, refusal } from '#test/support/service.ts';
import { socketRight } from '#test/support/socket-right.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';
import { WireClient } from '#test/support/wire-client.ts';

/** Of the scenario. */
const TODAY = '2025-08-05';
const YESTERDAY = '2025-08-04';

let app: StartedApp;
let admin: CookieBrowser;
beforeAll(async () => {
  app = await startApp({ syncLimits: { upgradesPerMinute: 1000 } });
  admin = await browserOf('admin');
});
afterAll(() => app.stop());
beforeEach(() => expectOk(app.post('/api/demo/clock', { day: TODAY })));

async function browserOf(member: string): Promise<CookieBrowser> {
  const browser = new CookieBrowser(app.url);
  await expectOk(browser.post('/api/demo/login', { member }));
  return browser;
}

const named = (name: string) => ({ en: name, ru: `${name} ru`, hi: `${name} hi` });
const group = (name: string, validFrom = TODAY, validTo: string | null = null) => ({
  name: named(name),
  validFrom,
  validTo,
});

async function create(body: object): Promise<string> {
  const answer = await expectOk(admin.post('/api/sub-groups', body));
  return ((await answer.json()) as { id: string }).id;
}

async function read(id: string) {
  const answer = await expectOk(admin.get('/api/sub-groups'));
  return ledSubGroupListSchema.parse(await answer.json()).subGroups.find((each) => each.id === id);
}

const EVERYBODY = [
  'admin',
  ...['in', 'ru'].flatMap((side) =>
    ['cochair', 'secretary', 'modernization-cochair', 'mining', 'interpreter', 'observer'].map(
      (seat) => `${side}-${seat}`,
    ),
  ),
];

describe('who changes sub-groups', () => {
  test.each(EVERYBODY)('%s', async (member) => {
    const browser = await browserOf(member);
    const isAdministrator = member === 'admin';
    const answers = [
      await browser.post('/api/sub-groups', group(`By ${member}`)),
      await browser.post('/api/sub-groups/fertilizers/name', { name: named('Fertilizers'), from: null }),
      await browser.put('/api/sub-groups/fertilizers/validity', { validFrom: '2016-01-01', validTo: null }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(isAdministrator ? [201, 200, 200] : [403, 403, 403]);
    for (const side of ['in', 'ru']) {
      const looksAfter = isAdministrator || member === `${side}-secretary`;
      const lead = { body: null, member: `${side}-modernization-cochair` };
      const answer = await browser.put(`/api/sub-groups/modernization/leads/${side}`, lead);
      expect({ side, status: answer.status }).toEqual({ side, status: looksAfter ? 200 : 403 });
    }
    expect((await browser.get('/api/sub-groups')).status).toBe(200);
  });

  test('a visitor neither reads nor changes them', async () => {
    const visitor = new CookieBrowser(app.url);
    expect(await refusal(visitor.get('/api/sub-groups'))).toEqual([401, 'login-required']);
    expect(await refusal(visitor.post('/api/sub-groups', group('x')))).toEqual([401, 'login-required']);
  });
});

describe('a sub-group', () => {
  test('is there for both Sides once it is made', async () => {
    const id = await create(group('Space', '2025-01-01', '2026-12-31'));
    expect(id).toMatch(/^group-[a-z0-9]{8}$/);
    for (const member of ['in-observer', 'ru-cochair']) {
      const answer = await expectOk((await browserOf(member)).get('/api/sides'));
      const { subGroups } = workspaceSidesSchema.parse(await answer.json());
      expect(subGroups.at(-1)).toEqual({
        id,
        name: named('Space'),
        formerNames: [],
        validFrom: '2025-01-01',
        validTo: '2026-12-31',
      });
    }
    expect(await ownFacts(app, `sub-group/${id}`)).toMatchObject([
      {
        fact: 'SubGroupCreated',
        actor: 'admin',
        digest_before: null,
        details: { name: 'Space', validFrom: '2025-01-01', validTo: '2026-12-31' },
      },
    ]);
  });

  test('keeps the names of before, each for its time', async () => {
    const id = await create(group('Aviation', '2016-01-01'));
    const rename = (name: string, from: string | null) =>
      admin.post(`/api/sub-groups/${id}/name`, { name: named(name), from });
    await expectOk(rename('Air and Space', '2020-01-01'));
    await expectOk(rename('Aerospace', '2024-01-01'));
    // The same day again: the second name never held.
    await expectOk(rename('Aerospace Industry', '2024-01-01'));
    // A slip of the pen.
    await expectOk(rename('Aerospace Industries', null));
    expect(await read(id)).toMatchObject({
      name: named('Aerospace Industries'),
      formerNames: [
        { until: '2019-12-31', name: named('Aviation') },
        { until: '2023-12-31', name: named('Air and Space') },
      ],
    });
    for (const from of ['2016-01-01', '2019-06-01', '2023-12-31']) {
      const answer = await rename('Earlier', from);
      expect([answer.status, await answer.json()]).toMatchObject([400, { details: { field: 'from' } }]);
    }
    const names = (await ownFacts(app, `sub-group/${id}`)).filter(({ fact }) => fact === 'SubGroupRenamed');
    expect(names.at(-1)).toMatchObject({
      details: { from: null, nameBefore: 'Aerospace Industry', nameAfter: 'Aerospace Industries' },
    });
  });

  test.each([
    [{ ...group('x'), validTo: '2016-01-01' }, 'validTo'],
    [{ ...group('x'), validFrom: 'soon' }, 'validFrom'],
    [{ ...group('x'), name: { en: 'x', ru: 'x' } }, 'name.hi'],
    [{ ...group('x'), name: { en: ' ', ru: 'x', hi: 'x' } }, 'name.en'],
    [{ ...group('x'), id: 'mining' }, 'id'],
    [{ ...group('x'), leads: [] }, 'leads'],
    [{ ...group('x'), members: ['in-mining'] }, 'members'],
  ])('that cannot be is refused: %j', async (body, field) => {
    const answer = await admin.post('/api/sub-groups', body);
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { code: 'invalid-input', details: { field } },
    ]);
  });

  test('that is not there cannot be changed', async () => {
    const name = admin.post('/api/sub-groups/none/name', { name: named('x'), from: null });
    expect(await refusal(name)).toEqual([404, 'not-found']);
    const lead = admin.put('/api/sub-groups/none/leads/in', { body: null, member: 'in-mining' });
    expect(await refusal(lead)).toEqual([404, 'not-found']);
  });
});

describe('a lead', () => {
  test('is a body, a person, or both of that Side, from today on; who led before stays on record', async () => {
    const id = await create(group('Chemistry', '2016-01-01'));
    const { bodies } = (await (await admin.get('/api/bodies')).json()) as {
      bodies: { id: string; side: string }[];
    };
    const body = bodies.find(({ side }) => side === 'ru')?.id ?? '';
    const lead = (choice: object) => admin.put(`/api/sub-groups/${id}/leads/ru`, choice);
    await expectOk(lead({ body, member: null }));
    await expectOk(app.post('/api/demo/clock', { day: '2025-08-20' }));
    await expectOk(lead({ body, member: 'ru-modernization' }));
    await expectOk(app.post('/api/demo/clock', { day: '2025-09-01' }));
    await expectOk(lead({ body: null, member: null }));
    expect((await read(id))?.leads).toMatchObject([
      { side: 'ru', body, member: null, validFrom: TODAY, validTo: '2025-08-19' },
      {
        side: 'ru',
        body,
        member: { id: 'ru-modernization' },
        validFrom: '2025-08-20',
        validTo: '2025-08-31',
      },
    ]);
    expect((await ownFacts(app, `sub-group/${id}`)).at(-1)).toMatchObject({
      fact: 'SubGroupLeadNamed',
      details: {
        ofSide: 'ru',
        bodyBefore: body,
        memberBefore: 'ru-modernization',
        bodyAfter: null,
        memberAfter: null,
      },
    });
  });

  test('of one Side is no body and no person of the other', async () => {
    const { bodies } = (await (await admin.get('/api/bodies')).json()) as {
      bodies: { id: string; side: string }[];
    };
    const theirs = bodies.find(({ side }) => side === 'in')?.id ?? '';
    const secretary = await browserOf('ru-secretary');
    for (const browser of [admin, secretary]) {
      for (const [choice, field] of [
        [{ body: theirs, member: 'ru-mining' }, 'body'],
        [{ body: null, member: 'in-mining' }, 'member'],
        [{ body: null, member: 'admin' }, 'member'],
        [{ body: 'none', member: null }, 'body'],
      ] as const) {
        const answer = await browser.put('/api/sub-groups/mining/leads/ru', choice);
        expect([answer.status, await answer.json()]).toMatchObject([400, { details: { field } }]);
      }
    }
    const extra = { body: null, member: 'ru-mining', side: 'in' };
    const answer = await secretary.put('/api/sub-groups/mining/leads/ru', extra);
    expect([answer.status, await answer.json()]).toMatchObject([400, { details: { field: 'side' } }]);
  });
});

describe('a sub-group that has ended', () => {
  const text = 'minutes-11-mining/common';
  const mayOf = async (browser: CookieBrowser): Promise<readonly string[]> => {
    const documents = (await (await expectOk(browser.get('/api/documents'))).json()) as unknown[];
    const own = documents
      .map((each) => documentSchema.parse(each))
      .find(({ id }) => id === 'minutes-11-mining');
    return own?.may ?? [];
  };
  const validity = (validTo: string | null) =>
    admin.put('/api/sub-groups/mining/validity', { validFrom: '2016-01-01', validTo });
  const title = { title: named('Minutes') };

  test('gives its members no right any more: on HTTP, on an open socket, and on a new one', async () => {
    const member = await browserOf('ru-mining');
    expect(await mayOf(member)).toContain('edit');
    expect(await socketRight(app, text, member.cookie)).toBe('edit');
    const url = `ws://localhost:${app.port}`;
    const open = await new WireClient({ url, text, cookie: member.cookie }).synced();
    const apart = await new WireClient({
      url,
      text,
      cookie: (await browserOf('ru-railway')).cookie,
    }).synced();

    await expectOk(validity(YESTERDAY));
    await expect.poll(() => open.closed?.code).toBe(CloseCode.rightsChanged);
    expect(apart.closed).toBeNull();
    apart.close();
    const me = (await (await member.get('/api/me')).json()) as { member: { subGroups: string[] } };
    expect(me.member.subGroups).toEqual([]);
    expect(await mayOf(member)).not.toContain('edit');
    expect(await socketRight(app, text, member.cookie)).toBe('no edit');
    const renaming = member.post('/api/documents/minutes-11-mining/title', title);
    expect(await refusal(renaming)).toEqual([403, 'forbidden']);
    // Nobody is put into it, and its seats are no seats.
    const seat = { role: 'sub-group-member', subGroups: ['mining'] };
    expect(await refusal(admin.put('/api/members/ru-mining/seat', seat))).toEqual([400, 'invalid-input']);

    await expectOk(validity(null));
    expect(await socketRight(app, text, member.cookie)).toBe('edit');
    expect((await ownFacts(app, 'sub-group/mining')).at(-1)).toMatchObject({
      fact: 'SubGroupValidityChanged',
      details: { fromBefore: '2016-01-01', toBefore: YESTERDAY, fromAfter: '2016-01-01', toAfter: null },
    });
  });

  test('by the calendar alone gives none either', async () => {
    const member = await browserOf('in-mining');
    await expectOk(validity(TODAY));
    expect(await socketRight(app, text, member.cookie)).toBe('edit');
    await expectOk(app.post('/api/demo/clock', { day: '2025-08-06' }));
    expect(await mayOf(member)).not.toContain('edit');
    expect(await socketRight(app, text, member.cookie)).toBe('no edit');
    await expectOk(validity(null));
    expect(await mayOf(member)).toContain('edit');
  });
});
