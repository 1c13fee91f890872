import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memberListSchema } from '#shared/sides/invitation.ts';
import type { CookieBrowser } from '#test/support/cookie-browser.ts';
import { ownFacts } from '#test/support/own-facts.ts';
import { type Service, expectOk, idOf, refusal, startService } from '#test/support/service.ts';

let service: Service;
const browsers = new Map<string, CookieBrowser>();
const ids = new Map<string, string>();

const SEATS = ['co-chair', 'secretary', 'sub-group-co-chair', 'sub-group-member', 'interpreter'] as const;
const LISTENERS = ['expert', 'observer'] as const;
const nameOfSeat = (side: string, role: string) => `${side} ${role}`;

/** Fifteen passwords are digested, slowly on purpose; on a busy machine more so. */
const PASSWORDS_MS = 120_000;

beforeAll(async () => {
  service = await startService();
  browsers.set('administrator', service.admin);
  for (const side of ['in', 'ru']) {
    for (const role of [...SEATS, ...LISTENERS]) {
      const subGroups = role.startsWith('sub-group') ? ['mining'] : [];
      const name = nameOfSeat(side, role);
      const email = `${side}-${role}@example.org`;
      browsers.set(name, await service.member({ side, role, subGroups, email, name }));
    }
  }
  for (const [name, browser] of browsers) ids.set(name, await idOf(browser));
}, PASSWORDS_MS);
afterAll(() => service.stop());

const of = (name: string): CookieBrowser => browsers.get(name) ?? service.visitor();
const pathOf = (name: string) => `/api/members/${ids.get(name) ?? ''}`;
const seat = (role: string, subGroups: string[] = []) => ({ role, subGroups });
const change = (by: string, whose: string, body: unknown) => of(by).put(`${pathOf(whose)}/seat`, body);
const rename = (by: string, whose: string, body: unknown) => of(by).put(`${pathOf(whose)}/name`, body);

const people = [
  'administrator',
  ...['in', 'ru'].flatMap((side) => [...SEATS, ...LISTENERS].map((role) => nameOfSeat(side, role))),
];

describe('who changes whose seat and name', () => {
  test.each(
    people.flatMap((by) => ['in expert', 'ru expert', 'administrator'].map((whose) => [by, whose] as const)),
  )('%s, of %s', async (by, whose) => {
    const side = whose === 'administrator' ? null : whose.slice(0, 2);
    const looksAfter = by === 'administrator' || by === `${String(side)} secretary`;
    const seatAnswer = await change(by, whose, seat(side === null ? 'administrator' : 'observer'));
    const nameAnswer = await rename(by, whose, { en: `By ${by}`, ru: 'Имя', hi: 'नाम' });
    // Of one's own seat nobody decides; what is not one's own to look after is not there.
    const own = by === whose ? 409 : 200;
    expect([seatAnswer.status, nameAnswer.status]).toEqual(looksAfter ? [own, 200] : [404, 404]);
    if (looksAfter && by !== whose && side !== null) {
      await expectOk(change('administrator', whose, seat('expert')));
    }
  });

  test('a visitor changes nothing', async () => {
    expect(await refusal(change('nobody', 'in expert', seat('observer')))).toEqual([401, 'login-required']);
    const body = { en: 'x', ru: 'x', hi: 'x' };
    expect(await refusal(rename('nobody', 'in expert', body))).toEqual([401, 'login-required']);
  });
});

describe('a seat', () => {
  test('is what the next request finds, and the record tells what it was', async () => {
    const browser = of('in interpreter');
    await expectOk(change('in secretary', 'in interpreter', seat('sub-group-member', ['mining'])));
    expect(await (await browser.get('/api/me')).json()).toMatchObject({
      member: { role: 'sub-group-member', subGroups: ['mining'], side: 'in' },
    });
    await expectOk(change('in secretary', 'in interpreter', seat('interpreter')));
    expect(await (await browser.get('/api/me')).json()).toMatchObject({
      member: { role: 'interpreter', subGroups: [] },
    });
    const facts = await ownFacts(service.app, `member/${ids.get('in interpreter') ?? ''}`);
    const changes = facts.filter(({ fact }) => fact === 'MemberSeatChanged');
    expect(changes.map(({ details }) => details)).toEqual([
      {
        ofSide: 'in',
        roleBefore: 'interpreter',
        roleAfter: 'sub-group-member',
        subGroupsBefore: '',
        subGroupsAfter: 'mining',
      },
      {
        ofSide: 'in',
        roleBefore: 'sub-group-member',
        roleAfter: 'interpreter',
        subGroupsBefore: 'mining',
        subGroupsAfter: '',
      },
    ]);
    expect(changes[1]).toMatchObject({
      actor: ids.get('in secretary'),
      digest_before: changes[0]?.digest_after,
      digest_after: changes[0]?.digest_before,
    });
  });

  test('that is the same changes nothing and is no fact', async () => {
    const thing = `member/${ids.get('in observer') ?? ''}`;
    const before = await ownFacts(service.app, thing);
    await expectOk(change('in secretary', 'in observer', seat('observer')));
    expect(await ownFacts(service.app, thing)).toEqual(before);
  });

  test.each([
    ['of a Side makes nobody an administrator', 'in expert', seat('administrator'), 'role'],
    ['of an administrator goes to no Side', 'second administrator', seat('co-chair'), 'role'],
    ['of a sub-group has one', 'in expert', seat('sub-group-member'), 'subGroups'],
    ['is in a sub-group that exists', 'in expert', seat('expert', ['no-such-group']), 'subGroups'],
    ['is in a sub-group that has not ended', 'in expert', seat('expert', ['aviation']), 'subGroups'],
    [
      'of an administrator is in no sub-group',
      'second administrator',
      seat('administrator', ['mining']),
      'subGroups',
    ],
    ['has a role that there is', 'in expert', seat('king'), 'role'],
  ])('%s', async (_what, whose, body, field) => {
    await secondAdministrator();
    await endedSubGroup();
    const answer = await change('administrator', whose, body);
    expect([answer.status, await answer.json()]).toMatchObject([400, { details: { field } }]);
  });

  test.each([
    { side: 'ru' },
    { id: 'in-00000000' },
    { name: { en: 'x', ru: 'x', hi: 'x' } },
    { isSuspended: false },
    { validFrom: '2016-01-01' },
  ])('takes no further field: %o', async (extra) => {
    const answer = await change('in secretary', 'in expert', { ...seat('co-chair'), ...extra });
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { code: 'invalid-input', details: { field: Object.keys(extra)[0], problem: 'unrecognized_keys' } },
    ]);
    const { members } = memberListSchema.parse(await (await of('in secretary').get('/api/members')).json());
    expect(members.find(({ id }) => id === ids.get('in expert'))?.role).toBe('expert');
  });
});

describe('the last administrator', () => {
  test('is left when two keep each other out at once', async () => {
    const [first, second] = [of('administrator'), await secondAdministrator()];
    const [firstId, secondId] = [ids.get('administrator') ?? '', await idOf(second)];
    // Both at once: the second of the two is no member any more when its turn comes.
    const answers = await Promise.all([
      first.post(`/api/members/${secondId}/suspension`),
      second.post(`/api/members/${firstId}/suspension`),
    ]);
    const [done, refused] = answers.map(({ status }) => status).sort((a, b) => a - b);
    expect(done).toBe(200);
    expect([401, 403]).toContain(refused);
    const stays = answers[0]?.status === 200 ? first : second;
    const list = memberListSchema.parse(await (await expectOk(stays.get('/api/members'))).json());
    const administrators = list.members.filter(({ side, isSuspended }) => side === null && !isSuspended);
    expect(administrators.length).toBeGreaterThan(0);
    const out = answers[0]?.status === 200 ? secondId : firstId;
    await expectOk(stays.delete(`/api/members/${out}/suspension`));
    browsers.set('administrator', await service.enter('admin@example.org'));
  });

  test('stays: neither kept out nor seated elsewhere, by nobody', async () => {
    const alone = await startService();
    try {
      const id = await idOf(alone.admin);
      const secretary = await alone.member({ side: 'in', role: 'secretary', email: 's@example.org' });
      for (const browser of [alone.admin, secretary]) {
        expect((await browser.post(`/api/members/${id}/suspension`)).status).toBeGreaterThanOrEqual(400);
        const body = seat('secretary');
        expect((await browser.put(`/api/members/${id}/seat`, body)).status).toBeGreaterThanOrEqual(400);
      }
      expect(await (await alone.admin.get('/api/me')).json()).toMatchObject({
        member: { role: 'administrator' },
      });
    } finally {
      await alone.stop();
    }
  });
});

describe('a name', () => {
  test('is given in every language, without blanks around it, and stands in no fact', async () => {
    const body = { en: ' Meera Nair ', ru: 'Мира Наир', hi: 'मीरा नायर' };
    await expectOk(rename('in secretary', 'in co-chair', body));
    const { member } = (await (await of('in co-chair').get('/api/me')).json()) as { member: unknown };
    expect(member).toMatchObject({ name: { ...body, en: 'Meera Nair' } });
    const [fact] = (await ownFacts(service.app, `member/${ids.get('in co-chair') ?? ''}`)).slice(-1);
    expect(fact).toMatchObject({ fact: 'MemberRenamed', details: {} });
    expect(fact?.digest_before).not.toBe(fact?.digest_after);
    expect(JSON.stringify(fact)).not.toContain('Meera');
  });

  test.each([
    { en: 'x', ru: 'x' },
    { en: 'x', ru: 'x', hi: ' ' },
    { en: 'x', ru: 'x', hi: 'x', fr: 'x' },
    { en: 'x'.repeat(121), ru: 'x', hi: 'x' },
  ])('that is none is refused: %o', async (body) => {
    expect(await refusal(rename('in secretary', 'in co-chair', body))).toEqual([400, 'invalid-input']);
  });
});

async function secondAdministrator(): Promise<CookieBrowser> {
  const name = 'second administrator';
  const known = browsers.get(name);
  if (known !== undefined) return known;
  const made = await service.member({ side: null, role: 'administrator', email: 'second@example.org' });
  browsers.set(name, made);
  ids.set(name, await idOf(made));
  return made;
}

async function endedSubGroup(): Promise<void> {
  const period = { position: 1, valid_from: '2016-01-01', valid_to: '2022-12-22' };
  const names = JSON.stringify({ en: 'Aviation', ru: 'Авиация', hi: 'विमानन' });
  await service.app.app.database.db
    .insertInto('sub_group')
    .values({ id: 'aviation', names, ...period })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
