import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { CookieBrowser } from '#test/support/cookie-browser.ts';
import {
  PASSWORD,
  type Service,
  acceptance,
  invitation,
  refusal,
  startService,
  tokenOf,
} from '#test/support/service.ts';
import { startSmtpSink } from '#test/support/smtp-sink.ts';

const HOUR_MS = 60 * 60_000;
let now = Date.now();
let service: Service;
let secretary: CookieBrowser;
beforeAll(async () => {
  service = await startService({ clock: { now: () => now } });
  secretary = await service.member({ side: 'in', role: 'secretary', email: 'secretary@example.org' });
});
afterAll(() => service.stop());

const invite = (by: CookieBrowser, seat: Parameters<typeof invitation>[0]) =>
  by.post('/api/invitations', invitation(seat));

async function link(seat: Parameters<typeof invitation>[0] = {}): Promise<{ id: string; token: string }> {
  const answer = (await (await invite(service.admin, seat)).json()) as { id: string; path: string };
  return { id: answer.id, token: tokenOf(answer.path) };
}

const follow = (body: unknown, browser = service.visitor()) =>
  browser.post('/api/invitations/acceptance', body);

let made = 0;
const newAddress = () => `person${(made += 1)}@example.org`;

describe('who invites whom', () => {
  const roles = ['co-chair', 'secretary', 'interpreter', 'expert', 'observer'];

  test('an administrator invites to both Sides, and other administrators', async () => {
    for (const side of ['in', 'ru']) {
      for (const role of roles) expect((await invite(service.admin, { side, role })).status).toBe(201);
    }
    expect((await invite(service.admin, { side: null, role: 'administrator' })).status).toBe(201);
  });

  test('a secretary invites to the own Side only', async () => {
    for (const role of roles) {
      expect((await invite(secretary, { side: 'in', role })).status).toBe(201);
      expect(await refusal(invite(secretary, { side: 'ru', role }))).toEqual([403, 'forbidden']);
    }
    const administrator = invite(secretary, { side: null, role: 'administrator' });
    expect(await refusal(administrator)).toEqual([403, 'forbidden']);
  });

  test.each(['co-chair', 'interpreter', 'expert', 'observer'])('a %s invites nobody', async (role) => {
    const browser = await service.member({ side: 'in', role, email: newAddress() });
    expect(await refusal(invite(browser, { side: 'in', role: 'observer' }))).toEqual([403, 'forbidden']);
    expect(await refusal(browser.get('/api/members'))).toEqual([403, 'forbidden']);
  });

  test('a visitor invites nobody', async () => {
    expect(await refusal(invite(service.visitor(), {}))).toEqual([401, 'login-required']);
  });

  test.each([
    [{ side: null, role: 'secretary' }, 'side'],
    [{ side: 'in', role: 'administrator' }, 'side'],
    [{ side: 'in', role: 'sub-group-member' }, 'subGroups'],
    [{ side: 'in', role: 'expert', subGroups: ['no-such-group'] }, 'subGroups'],
    [{ side: 'fr', role: 'expert' }, 'side'],
    [{ side: 'in', role: 'king' }, 'role'],
    [{ side: 'in', role: 'expert', email: 'no address' }, 'email'],
  ])('a seat that cannot be is refused: %o', async (seat, field) => {
    const answer = await invite(service.admin, seat);
    expect([answer.status, await answer.json()]).toMatchObject([400, { details: { field } }]);
  });
});

describe('a link', () => {
  test('makes a member of that Side, role and sub-group, who is logged in at once', async () => {
    const seat = { side: 'ru', role: 'sub-group-member', subGroups: ['mining'], name: 'Anna' };
    const { token } = await link(seat);
    const browser = service.visitor();
    const said = await (await browser.post('/api/invitations/reading', { token })).json();
    expect(said).toMatchObject({
      kind: 'member',
      side: { id: 'ru' },
      role: 'sub-group-member',
      subGroups: [{ en: 'Mining' }],
      name: 'Anna',
    });
    expect((await follow(acceptance(token, { email: newAddress() }), browser)).status).toBe(200);
    const { member } = (await (await browser.get('/api/me')).json()) as { member: { id: string } };
    expect(member).toMatchObject({ side: 'ru', role: 'sub-group-member', subGroups: ['mining'] });
    expect(member.id).toMatch(/^ru-[a-z0-9]{8}$/);
  });

  test('works once', async () => {
    const { token } = await link();
    expect((await follow(acceptance(token, { email: newAddress() }))).status).toBe(200);
    const again = await follow(acceptance(token, { email: newAddress() }));
    expect([again.status, await again.json()]).toEqual([
      410,
      { code: 'link-spent', details: { why: 'used' } },
    ]);
  });

  test('makes one member, though two follow it at the same moment', async () => {
    const { token } = await link();
    const answers = await Promise.all(
      [newAddress(), newAddress()].map((email) => follow(acceptance(token, { email }))),
    );
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 410]);
  });

  test('works for 72 hours', async () => {
    const { token } = await link();
    now += 72 * HOUR_MS - 1;
    const reading = () => service.visitor().post('/api/invitations/reading', { token });
    expect((await reading()).status).toBe(200);
    now += 1;
    const answer = await follow(acceptance(token, { email: newAddress() }));
    expect([answer.status, await answer.json()]).toEqual([
      410,
      { code: 'link-spent', details: { why: 'expired' } },
    ]);
    expect((await reading()).status).toBe(410);
  });

  test('ends when it is withdrawn, by whoever could have issued it', async () => {
    const { id, token } = await link({ side: 'in' });
    const russian = await service.member({ side: 'ru', role: 'secretary', email: newAddress() });
    expect(await refusal(russian.post(`/api/invitations/${id}/withdrawal`))).toEqual([404, 'not-found']);
    expect((await secretary.post(`/api/invitations/${id}/withdrawal`)).status).toBe(200);
    expect(await refusal(secretary.post(`/api/invitations/${id}/withdrawal`))).toEqual([404, 'not-found']);
    const answer = await follow(acceptance(token, { email: newAddress() }));
    expect([answer.status, await answer.json()]).toMatchObject([410, { details: { why: 'withdrawn' } }]);
  });

  test('is worth what its issuer may do today: nothing while kept out or in another role', async () => {
    const browser = await service.member({ side: 'in', role: 'secretary', email: newAddress() });
    const { id } = ((await (await browser.get('/api/me')).json()) as { member: { id: string } }).member;
    const issued = (await (await invite(browser, { side: 'in', role: 'co-chair' })).json()) as {
      path: string;
    };
    const token = tokenOf(issued.path);
    const withdrawn = async (): Promise<void> => {
      const answer = await follow(acceptance(token, { email: newAddress() }));
      expect([answer.status, await answer.json()]).toMatchObject([410, { details: { why: 'withdrawn' } }]);
    };
    await secretary.post(`/api/members/${id}/suspension`);
    await withdrawn();
    await secretary.delete(`/api/members/${id}/suspension`);
    const seat = await secretary.put(`/api/members/${id}/seat`, { role: 'expert', subGroups: [] });
    expect(seat.status).toBe(200);
    await withdrawn();
    await secretary.put(`/api/members/${id}/seat`, { role: 'secretary', subGroups: [] });
    expect((await follow(acceptance(token, { email: newAddress() }))).status).toBeLessThan(300);
  });

  test('that never was one says no more than that', async () => {
    const answer = await follow(acceptance('x'.repeat(43), { email: newAddress() }));
    expect([answer.status, await answer.json()]).toMatchObject([410, { details: { why: 'unknown' } }]);
  });

  test.each([
    { role: 'administrator' },
    { side: 'ru' },
    { subGroups: ['mining'] },
    { id: 'in-cochair' },
    { emailVerified: true },
    { kind: 'set-up' },
  ])('takes no further field from whoever follows it: %o', async (extra) => {
    const { token } = await link({ role: 'observer' });
    const body = { ...acceptance(token, { email: newAddress() }), ...extra };
    const refused = await follow(body);
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { code: 'invalid-input', details: { field: Object.keys(extra)[0], problem: 'unrecognized_keys' } },
    ]);
    // Nothing was used up by it.
    expect((await follow(acceptance(token, { email: newAddress() }))).status).toBe(200);
  });

  test('for an address makes an account of that address and no other', async () => {
    const email = newAddress();
    const { token } = await link({ email });
    const other = follow(acceptance(token, { email: newAddress() }));
    expect(await refusal(other)).toEqual([400, 'invalid-input']);
    expect((await follow(acceptance(token))).status).toBe(200);
    expect((await service.enter(email, PASSWORD)).cookie).toContain('alternat.login=');
  });

  test('for an address that has an account already leaves that account as it is', async () => {
    const { token } = await link();
    const taken = follow(acceptance(token, { email: 'secretary@example.org' }));
    expect(await refusal(taken)).toEqual([409, 'conflict']);
    expect((await follow(acceptance(token, { email: newAddress() }))).status).toBe(200);
  });

  test('is refused to a page of another origin', async () => {
    const { token } = await link();
    const body = acceptance(token, { email: newAddress() });
    const headers = { origin: 'https://evil.example' };
    const asked = service.visitor().post('/api/invitations/acceptance', body, headers);
    expect(await refusal(asked)).toEqual([403, 'foreign-origin']);
  });

  test('is recorded when it is issued and followed, with nothing of its secret', async () => {
    const { id, token } = await link({ side: 'ru', role: 'interpreter' });
    await follow(acceptance(token, { email: newAddress() }));
    const facts = await service.app.app.database.db.selectFrom('audit_fact').selectAll().execute();
    const issued = facts.find(({ thing }) => thing === `invitation/${id}`);
    expect(issued).toMatchObject({ fact: 'MemberInvited', role: 'administrator' });
    const appointed = facts.find(({ details }) => details.includes(id));
    expect(appointed).toMatchObject({ fact: 'MemberAppointed', side: 'ru' });
    expect(JSON.stringify(facts)).not.toContain(token);
  });
});

describe('a link by letter', () => {
  async function withMail() {
    const sink = await startSmtpSink();
    const mail = { smtpUrl: sink.url, from: 'a@example.org', publicUrl: 'https://alternat.example' };
    const mailed = await startService({ mail });
    onTestFinished(async () => {
      await mailed.stop();
      await sink.stop();
    });
    const send = (email: string) =>
      mailed.admin.post(
        '/api/invitations',
        invitation({ side: 'ru', role: 'co-chair', email, locale: 'ru' }),
      );
    return { sink, mailed, send };
  }

  test('goes to the address, is told to nobody else, and works', async () => {
    const { sink, mailed, send } = await withMail();
    const answer = await (await send('guest@example.org')).json();
    expect(answer).toMatchObject({ path: null });
    await expect.poll(() => sink.letters.length).toBe(1);
    const [letter] = sink.letters;
    expect(letter?.to).toEqual(['guest@example.org']);
    expect(letter?.source).not.toContain('List-Unsubscribe');
    const text = Buffer.from(letter?.source.split('\r\n\r\n')[1] ?? '', 'base64').toString();
    expect(text).toContain('Российская Сторона, Сопредседатель');
    const token = tokenOf(/https:\/\/alternat\.example(\/invitation#\S+)/.exec(text)?.[1]);
    const visitor = mailed.visitor();
    expect((await visitor.post('/api/invitations/acceptance', acceptance(token))).status).toBe(200);
  });

  test('that the mail server refuses is told once instead', async () => {
    const { sink, send } = await withMail();
    sink.state.refuse = true;
    const answer = (await (await send('guest@example.org')).json()) as { path: string };
    expect(tokenOf(answer.path)).toHaveLength(43);
  });
});
