import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseExportLine } from '#shared/audit/audit-export.ts';
import { auditChainSchema, auditPageSchema, type ListedEntry } from '#shared/audit/audit-list.ts';
import type { CookieBrowser } from '#test/support/cookie-browser.ts';
import {
  enrolCodes,
  expectOk,
  PASSWORD,
  refusal,
  type Service,
  startService,
} from '#test/support/service.ts';

let service: Service;
const who: Record<string, CookieBrowser> = {};

const seats = [
  ['in', 'secretary'],
  ['ru', 'secretary'],
  ['in', 'co-chair'],
  ['in', 'interpreter'],
  ['ru', 'expert'],
  ['in', 'observer'],
] as const;

beforeAll(async () => {
  service = await startService();
  for (const [side, role] of seats) {
    who[`${side}-${role}`] = await service.member({ side, role, email: `${side}-${role}@example.org` });
  }
  who['admin'] = service.admin;
});
afterAll(() => service.stop());

function browser(name: string): CookieBrowser {
  const found = who[name];
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

async function entries(name: string, query = ''): Promise<ListedEntry[]> {
  const all: ListedEntry[] = [];
  for (let before = ''; ;) {
    const answer = await expectOk(browser(name).get(`/api/audit?${query}${before}`));
    const page = auditPageSchema.parse(await answer.json());
    all.push(...page.entries);
    if (!page.hasMore) return all;
    before = `&before=${page.entries.at(-1)?.position}`;
  }
}

const facts = (list: readonly ListedEntry[]): string[] => list.map(({ fact }) => fact).reverse();

async function idOf(name: string): Promise<string> {
  const me = (await (await browser(name).get('/api/me')).json()) as { member: { id: string } };
  return me.member.id;
}

test('the record is for secretaries and administrators, and for nobody else', async () => {
  for (const path of ['/api/audit', '/api/audit/chain', '/api/audit/export']) {
    for (const name of ['in-co-chair', 'in-interpreter', 'ru-expert', 'in-observer']) {
      expect([path, name, ...(await refusal(browser(name).get(path)))]).toEqual([
        path,
        name,
        403,
        'forbidden',
      ]);
    }
    expect((await refusal(service.visitor().get(path)))[0]).toBe(401);
  }
});

test('a Side reads who acts for it, an administrator who acts for either, and none the other one', async () => {
  const [indian, russian, admin] = [
    await entries('in-secretary'),
    await entries('ru-secretary'),
    await entries('admin'),
  ];
  const readers = (list: readonly ListedEntry[]) => [...new Set(list.map((entry) => entry.readers))].sort();
  expect(readers(indian)).toEqual(['joint', 'people:in']);
  expect(readers(russian)).toEqual(['joint', 'people:ru']);
  expect(readers(admin)).toEqual(['administration', 'joint', 'people:in', 'people:ru']);
  const observer = await idOf('in-observer');
  expect(JSON.stringify(indian)).toContain(observer);
  expect(JSON.stringify(admin)).toContain(observer);
  expect(JSON.stringify(russian)).not.toContain(observer);
});

test('what both Sides have in common is the same to both, and what is their own is not in it', async () => {
  const joint = await entries('in-secretary', 'view=joint');
  expect(joint.length).toBeGreaterThan(0);
  expect(await entries('ru-secretary', 'view=joint')).toEqual(joint);
  const own = await entries('in-secretary', 'view=own');
  expect(new Set(own.map(({ readers }) => readers))).toEqual(new Set(['people:in']));
  const all = await entries('in-secretary');
  expect(joint.length + own.length).toBe(all.length);
});

test('the newest come first, and a reader may look for what a fact is about and who did it', async () => {
  const all = await entries('admin');
  const positions = all.map(({ position }) => position);
  expect(positions).toEqual([...positions].sort((a, b) => b - a));
  const appointed = await entries('admin', 'group=members');
  expect(new Set(facts(appointed))).toEqual(new Set(['MemberInvited', 'MemberAppointed']));
  const workspace = await entries('admin', 'group=workspace');
  expect(facts(workspace)).toEqual(['WorkspaceFounded']);
  const actor = await idOf('ru-expert');
  const byActor = await entries('admin', `actor=${actor}`);
  expect(byActor.length).toBeGreaterThan(1);
  expect(new Set(byActor.map((entry) => entry.actor))).toEqual(new Set([actor]));
  expect(byActor[0]?.actorName?.en).toBe('ru-expert@example.org');
  for (const query of ['view=everything', 'before=0', 'before=x', 'readers=side:ru']) {
    expect(await refusal(browser('admin').get(`/api/audit?${query}`))).toEqual([400, 'invalid-input']);
  }
});

describe('logins', () => {
  test('begin, end, and are refused in the record, which tells of no address and no account that there is', async () => {
    const email = 'in-observer@example.org';
    const member = await idOf('in-observer');
    const at = (await entries('admin'))[0]?.position ?? 0;
    const since = async () => (await entries('admin')).filter(({ position }) => position > at);
    const again = await service.enter(email);
    await expectOk(again.post('/api/logout'));
    const wrong = (address: string) =>
      service.visitor().post('/api/login/password', { email: address, password: 'wrong words' });
    await wrong(email);
    await wrong('Nobody@example.org');
    await wrong('nobody@example.org');
    await expectOk(service.visitor().post('/api/login/forgotten', { email: 'nobody@example.org' }));
    const told = (await since()).reverse();
    expect(told.map(({ fact }) => fact)).toEqual([
      'LoginStarted',
      'LoginEnded',
      'LoginRefused',
      'LoginRefused',
      'LoginRefused',
      'PasswordForgotten',
    ]);
    const [started, ended, known, unknown, same, forgotten] = told;
    expect(started).toMatchObject({ actor: member, readers: 'people:in', details: { method: 'password' } });
    expect(ended).toMatchObject({ actor: member, thing: started?.thing, details: { reason: 'logged-out' } });
    for (const refused of [known, unknown, same]) {
      expect(refused).toMatchObject({
        actor: 'visitor',
        side: null,
        readers: 'administration',
        details: { proof: 'password' },
      });
    }
    // The same account each time, and no other; nothing tells whether it is one.
    expect(new Set([known?.thing, unknown?.thing]).size).toBe(2);
    expect([same?.thing, forgotten?.thing]).toEqual([unknown?.thing, unknown?.thing]);
    expect(known?.thing).toMatch(/^account\/[0-9a-f]{32}$/);
    const text = JSON.stringify([known, unknown, same, forgotten]).toLowerCase();
    for (const typed of ['example.org', 'nobody', 'in-observer']) expect(text).not.toContain(typed);
  });

  test('a second factor, recovery codes and a new password are recorded, with the ends that they bring', async () => {
    const own = await service.member({ side: 'ru', role: 'interpreter', email: 'factor@example.org' });
    const other = await service.enter('factor@example.org');
    await enrolCodes(own);
    await expectOk(own.post('/api/account/codes/recovery', { password: PASSWORD }));
    await expectOk(own.post('/api/account/codes/removal', { password: PASSWORD }));
    await expectOk(own.post('/api/account/password', { current: PASSWORD, next: 'another sentence for it' }));
    expect((await refusal(other.get('/api/me')))[0]).toBe(401);
    const { member } = (await (await own.get('/api/me')).json()) as { member: { id: string } };
    const told = facts(await entries('ru-secretary', `actor=${member.id}`));
    for (const fact of [
      'SecondFactorAdded',
      'RecoveryCodesRenewed',
      'SecondFactorRemoved',
      'PasswordChanged',
      'LoginEnded',
    ]) {
      expect(told).toContain(fact);
    }
    expect(facts(await entries('in-secretary'))).not.toContain('SecondFactorAdded');
  });

  test('whoever is kept out has logins that ended for that reason, for the own Side and administrators to read', async () => {
    const browserOf = await service.member({ side: 'ru', role: 'expert', email: 'kept-out@example.org' });
    const { member } = (await (await browserOf.get('/api/me')).json()) as { member: { id: string } };
    await expectOk(browser('admin').post(`/api/members/${member.id}/suspension`));
    const russian = await entries('ru-secretary');
    expect(russian.slice(0, 2).map(({ fact, actor, details }) => ({ fact, actor, details }))).toEqual([
      { fact: 'LoginEnded', actor: member.id, details: { reason: 'kept-out' } },
      { fact: 'MemberSuspended', actor: await idOf('admin'), details: {} },
    ]);
    expect(JSON.stringify(await entries('in-secretary'))).not.toContain(member.id);
  });
});

test('an export is the whole chain: words where they may be read, links elsewhere, and nothing of the other Side', async () => {
  const answer = await expectOk(browser('ru-secretary').get('/api/audit/export'));
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="audit-all.jsonl"');
  const text = await answer.text();
  const [head, ...lines] = text
    .trimEnd()
    .split('\n')
    .map((line) => parseExportLine(line));
  const chain = auditChainSchema.parse(await (await browser('ru-secretary').get('/api/audit/chain')).json());
  expect(chain).toMatchObject({ isWhole: true, brokenAt: null });
  expect(head).toMatchObject({ kind: 'audit-export', for: 'ru', head: { position: lines.length } });
  const told = lines.flatMap((line) => (line?.kind === 'entry' ? [line.entry] : []));
  expect(new Set(told.map(({ readers }) => readers))).toEqual(new Set(['joint', 'people:ru']));
  expect(told.length).toBeLessThan(lines.length);
  expect(text).not.toContain(await idOf('in-observer'));
  const joint = await (await expectOk(browser('ru-secretary').get('/api/audit/export?view=joint'))).text();
  const same = await (await expectOk(browser('in-secretary').get('/api/audit/export?view=joint'))).text();
  const chained = (each: string): string[] => each.trimEnd().split('\n').slice(1);
  const shared = Math.min(chained(joint).length, chained(same).length);
  expect(chained(joint).slice(0, shared)).toEqual(chained(same).slice(0, shared));
  expect(joint).not.toContain('people:');
});
