import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Delegation, delegationSchema, sessionDetailSchema } from '#shared/sessions/delegation.ts';
import type { CookieBrowser } from '#test/support/cookie-browser.ts';
import { newSession } from '#test/support/new-session.ts';
import { type Service, expectOk, refusal, startService } from '#test/support/service.ts';

let service: Service;
let indian: CookieBrowser;
let russian: CookieBrowser;
const ids = { in: '', ru: '' };

beforeAll(async () => {
  service = await startService();
  indian = await service.member({ side: 'in', role: 'secretary', email: 'in@example.org', name: 'Amber' });
  russian = await service.member({ side: 'ru', role: 'secretary', email: 'ru@example.org', name: 'Indigo' });
  for (const [side, browser] of [
    ['in', indian],
    ['ru', russian],
  ] as const) {
    const me = (await (await browser.get('/api/me')).json()) as { member: { id: string } };
    ids[side] = me.member.id;
  }
  await expectOk(indian.post('/api/sessions', newSession()));
});
afterAll(async () => {
  await service.stop();
  expect(service.app.errors).toEqual([]);
});

const office = { en: 'Director', ru: 'директор', hi: 'निदेशक' };
const person = { en: 'Some One', ru: 'Некто', hi: 'कोई' };
const delegate = (known: Record<string, unknown> = {}) => ({
  role: 'member',
  office,
  name: null,
  member: null,
  ...known,
});
const put = (browser: CookieBrowser, side: string, delegates: unknown, expectedRevision = 0) =>
  browser.put(`/api/sessions/12/delegations/${side}`, { expectedRevision, delegates });
const listOf = async (side: string, browser = indian): Promise<Delegation | undefined> => {
  const detail = sessionDetailSchema.parse(await (await expectOk(browser.get('/api/sessions/12'))).json());
  return detail.delegations.find((each) => each.side === side);
};

test('a list that nobody has written is empty, for both Sides alike', async () => {
  expect(await listOf('in')).toEqual({ side: 'in', revision: 0, delegates: [] });
  expect(await listOf('ru')).toEqual({ side: 'ru', revision: 0, delegates: [] });
});

test('a secretary writes the own list: its order is the order of precedence, names are left out or the member’s', async () => {
  const wanted = [
    delegate({ role: 'head', member: ids.in, office: null }),
    delegate({ role: 'expert', name: person }),
    delegate({ role: 'interpreter', office: null }),
  ];
  const written = delegationSchema.parse(await (await expectOk(put(indian, 'in', wanted))).json());
  expect(written.revision).toBe(1);
  expect(written.delegates.map(({ role, name, member }) => [role, name?.en ?? null, member])).toEqual([
    ['head', 'Amber', ids.in],
    ['expert', 'Some One', null],
    ['interpreter', null, null],
  ]);
  // Both Sides read it, and the precedence may change.
  expect(await listOf('in', russian)).toEqual(written);
  await expectOk(put(indian, 'in', [...wanted].reverse(), 1));
  expect((await listOf('in'))?.delegates.map(({ role }) => role)).toEqual(['interpreter', 'expert', 'head']);
  expect((await listOf('ru'))?.delegates).toEqual([]);
});

test('nobody writes the other Side’s list, and nobody but secretaries the own', async () => {
  const before = await listOf('in');
  for (const [browser, side] of [
    [russian, 'in'],
    [indian, 'ru'],
    [service.admin, 'in'],
  ] as const) {
    expect(await refusal(put(browser, side, [], 2))).toEqual([403, 'forbidden']);
  }
  for (const role of ['co-chair', 'sub-group-co-chair', 'interpreter', 'observer']) {
    const subGroups = role === 'sub-group-co-chair' ? ['mining'] : [];
    const member = await service.member({ side: 'in', role, subGroups, email: `${role}@example.org` });
    expect(await refusal(put(member, 'in', [], 2))).toEqual([403, 'forbidden']);
  }
  expect(await refusal(put(service.visitor(), 'in', [], 2))).toEqual([401, 'login-required']);
  expect(await listOf('in')).toEqual(before);
});

test('a member of the other Side is refused like one who does not exist', async () => {
  const asked = async (member: string) => {
    const answer = await put(indian, 'in', [delegate(), delegate({ member })], 2);
    return [answer.status, await answer.text()];
  };
  const [theirs, none] = [await asked(ids.ru), await asked('nobody')];
  expect(theirs[0]).toBe(400);
  expect(theirs).toEqual(none);
});

test.each([
  ['two heads', [delegate({ role: 'head' }), delegate({ role: 'head' })]],
  ['a role that there is not', [delegate({ role: 'chef' })]],
  ['a name in one language', [delegate({ name: { en: 'x' } })]],
  ['a name beside the member’s own', [delegate({ name: person, member: 'x' })]],
  ['data of a person that no list needs', [delegate({ passport: '123' })]],
  ['a place that is not the order’s', [delegate({ position: 1 })]],
  ['more than a delegation', Array.from({ length: 101 }, () => delegate({ office: null }))],
])('refused: %s', async (_what, delegates) => {
  expect(await refusal(put(indian, 'in', delegates, 2))).toEqual([400, 'invalid-input']);
});

test('the same member twice, an unknown Side, session or revision', async () => {
  const twice = [delegate({ member: ids.in }), delegate({ member: ids.in })];
  expect(await refusal(put(indian, 'in', twice, 2))).toEqual([400, 'invalid-input']);
  expect(await refusal(put(indian, 'fr', [], 0))).toEqual([404, 'not-found']);
  expect(await refusal(put(indian, 'IN', [], 0))).toEqual([404, 'not-found']);
  const path = '/api/sessions/99/delegations/in';
  expect(await refusal(indian.put(path, { expectedRevision: 0, delegates: [] }))).toEqual([404, 'not-found']);
  expect(await refusal(put(indian, 'in', [], 1))).toEqual([409, 'out-of-date']);
  const both = { expectedRevision: 2, delegates: [], side: 'ru' };
  expect(await refusal(indian.put('/api/sessions/12/delegations/in', both))).toEqual([400, 'invalid-input']);
});

test('an administrator sees no delegation', async () => {
  const detail = sessionDetailSchema.parse(await (await service.admin.get('/api/sessions/12')).json());
  expect(detail.session.number).toBe(12);
  expect(detail.delegations).toEqual([]);
});

test('the record says that a list was written, by whom, and nothing of whom it names', async () => {
  const facts = await service.app.app.database.db
    .selectFrom('audit_fact')
    .selectAll()
    .where('fact', '=', 'DelegationListed')
    .execute();
  expect(facts).toHaveLength(2);
  expect(facts.every(({ side, role }) => side === 'in' && role === 'secretary')).toBe(true);
  expect(facts[0]?.digest_after).toBe(facts[1]?.digest_before);
  expect(JSON.stringify(facts)).not.toMatch(/Some One|Amber|Director/);
});
