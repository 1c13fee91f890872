import type { z } from 'zod/mini';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { meSchema } from '#shared/auth/me.ts';
import { digestSchema } from '#shared/notifications/digest.ts';
import { startSmtpSink } from '#test/support/smtp-sink.ts';
import { type StartedApp, type StartOptions, startApp } from '#test/support/start-app.ts';

let sink: Awaited<ReturnType<typeof startSmtpSink>>;
/** 9:05 in Moscow, 11:35 in Delhi. */
let now = Date.UTC(2026, 0, 12, 6, 5);
const clock = { now: () => now };
const running: StartedApp[] = [];

beforeAll(async () => {
  sink = await startSmtpSink();
});
afterAll(async () => {
  for (const app of running) await app.stop();
  await sink.stop();
});

async function start(options: StartOptions = {}): Promise<StartedApp> {
  const mail = { smtpUrl: sink.url, from: 'alternat@example.org', publicUrl: 'http://localhost:3000' };
  const app = await startApp({ scenario: 'follow-up', clock, mail, ...options });
  running.push(app);
  return app;
}

const readDigest = async (app: StartedApp, member: string): Promise<z.infer<typeof digestSchema>> =>
  digestSchema.parse(await (await app.get('/api/digest', await app.loginAs(member))).json());

const put = async (app: StartedApp, member: string, settings: unknown) =>
  putAs(app, member, { path: '/api/digest/settings', body: settings });

const putAs = async (app: StartedApp, member: string, { path, body }: { path: string; body: unknown }) =>
  fetch(`${app.url}${path}`, {
    method: 'PUT',
    headers: { cookie: await app.loginAs(member), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** A letter with little that is not ASCII comes as quoted-printable, others as base64. */
function wordsOf({ source }: { source: string }): string {
  const [head = '', ...rest] = source.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (!/^content-transfer-encoding: quoted-printable/im.test(head)) {
    return Buffer.from(body, 'base64').toString('utf8');
  }
  const bytes = body
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

test('a Side is told what it owes and has to answer, and nothing that only the other owes', async () => {
  const app = await start();
  for (const side of ['in', 'ru'] as const) {
    const { groups, businessDay, isMailConfigured } = await readDigest(app, `${side}-secretary`);
    expect([businessDay, isMailConfigured]).toEqual(['2026-01-12', true]);
    const byReason = new Map(groups.map(({ reason, actions }) => [reason, actions]));
    expect(byReason.get('overdue')?.map(({ id }) => id)).toContain('c-03');
    for (const { reason, actions } of groups.filter((group) => group.reason !== 'to-answer')) {
      const foreign = actions.filter(({ parts }) => parts.every((part) => part.side !== side));
      expect({ reason, foreign }).toEqual({ reason, foreign: [] });
    }
    const all = groups.flatMap(({ actions }) => actions.map(({ id }) => id));
    expect(new Set(all).size).toBe(all.length);
  }
  const answers = (member: string) =>
    readDigest(app, member).then(({ groups }) =>
      groups.find(({ reason }) => reason === 'to-answer')?.actions.map(({ id }) => id),
    );
  // C-05 was reported by the Indian Side: the Russian one answers.
  expect(await answers('ru-secretary')).toContain('c-05');
  expect((await answers('in-secretary')) ?? []).not.toContain('c-05');
  const mining = await readDigest(app, 'ru-mining');
  expect(mining.groups.flatMap(({ actions }) => actions).every(({ subGroup }) => subGroup === 'mining')).toBe(
    true,
  );
  expect((await readDigest(app, 'in-observer')).groups).toEqual([]);
  expect((await app.get('/api/digest', await app.loginAs('admin'))).status).toBe(403);
});

test('letters go once a day to whom they concern, in their language, also over a restart; one click ends them', async () => {
  const app = await start();
  sink.letters.length = 0;
  expect(
    (await put(app, 'ru-secretary', { minuteOfDay: 600, isSubscribed: true, locale: 'ru' })).status,
  ).toBe(200);
  const sent = (await app.app.mailer?.sendDue()) ?? 0;
  expect(sent).toBe(sink.letters.length);
  const readers = () => sink.letters.flatMap(({ to }) => to);
  expect(readers()).toContain('in-secretary@demonstration.invalid');
  // Ten o'clock in Moscow has not come.
  expect(readers()).not.toContain('ru-secretary@demonstration.invalid');
  expect(readers().filter((to) => /observer|admin|interpreter/.test(to))).toEqual([]);
  expect(await app.app.mailer?.sendDue()).toBe(0);
  await app.stop({ keepData: true });
  running.splice(running.indexOf(app), 1);

  now = Date.UTC(2026, 0, 12, 7, 0);
  const next = await start({ dataFolder: app.dataFolder });
  expect(await next.app.mailer?.sendDue()).toBe(1);
  expect(new Set(readers()).size).toBe(readers().length);
  const letter = sink.letters.at(-1);
  expect(letter?.to).toEqual(['ru-secretary@demonstration.invalid']);
  const words = letter === undefined ? '' : wordsOf(letter);
  expect(words).toContain('Просрочено');
  expect(words).toContain('Демонстрационные данные');

  const link = /List-Unsubscribe: <([^>]+)>/.exec(letter?.source.replaceAll('\r\n ', ' ') ?? '')?.[1] ?? '';
  const { pathname } = new URL(link);
  expect(await (await next.get(pathname)).text()).toContain('<form method="post">');
  expect((await readDigest(next, 'ru-secretary')).settings.isSubscribed).toBe(true);
  const forged = pathname.replace('ru-secretary', 'in-secretary');
  expect((await next.post(forged)).status).toBe(404);
  const click = await fetch(`${next.url}${pathname}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  expect(click.status).toBe(200);
  expect((await readDigest(next, 'ru-secretary')).settings).toEqual({
    minuteOfDay: 600,
    isSubscribed: false,
    locale: 'ru',
  });
  now = Date.UTC(2026, 0, 13, 12, 0);
  await next.app.mailer?.sendDue();
  expect(sink.letters.filter(({ to }) => to[0] === 'ru-secretary@demonstration.invalid')).toHaveLength(1);
  expect(sink.letters.filter(({ to }) => to[0] === 'in-secretary@demonstration.invalid')).toHaveLength(2);
});

test("letters and the page that ends them are in the member's interface language, unless another was chosen for them", async () => {
  const app = await start();
  sink.letters.length = 0;
  now = Date.UTC(2026, 0, 20, 12, 0);
  const see = (member: string, locale: string) =>
    putAs(app, member, { path: '/api/me/locale', body: { locale } });
  const meOf = async (member: string) =>
    meSchema.parse(await (await app.get('/api/me', await app.loginAs(member))).json());
  expect((await meOf('ru-secretary')).locale).toBeNull();
  expect((await see('ru-secretary', 'ru')).status).toBe(200);
  expect((await meOf('ru-secretary')).locale).toBe('ru');
  expect((await meOf('in-secretary')).locale).toBeNull();
  await see('ru-cochair', 'ru');
  await put(app, 'ru-cochair', { minuteOfDay: 0, isSubscribed: true, locale: 'hi' });
  // Their time and not their language: it stays that of the interface.
  await see('in-cochair', 'hi');
  await put(app, 'in-cochair', { minuteOfDay: 0, isSubscribed: true, locale: null });
  await app.app.mailer?.sendDue();
  const letterTo = (member: string) =>
    sink.letters.find(({ to }) => to[0] === `${member}@demonstration.invalid`) ?? { source: '' };
  expect(wordsOf(letterTo('ru-secretary'))).toContain('Просрочено');
  expect(wordsOf(letterTo('ru-cochair'))).toContain('समय-सीमा बीत गई');
  expect(wordsOf(letterTo('in-cochair'))).toContain('समय-सीमा बीत गई');
  const page = /List-Unsubscribe: <([^>]+)>/.exec(
    letterTo('ru-secretary').source.replaceAll('\r\n ', ' '),
  )?.[1];
  const { pathname } = new URL(page ?? '');
  expect(await (await app.get(pathname)).text()).toContain('Больше не получать писем');
  expect(await (await app.post(pathname)).text()).toContain('<html lang="ru">');
  expect((await readDigest(app, 'ru-secretary')).settings.locale).toBeNull();
  expect((await see('ru-secretary', 'fr')).status).toBe(400);
});

test('what the mail server refuses is tried again, five times a day', async () => {
  const app = await start();
  now = Date.UTC(2026, 1, 2, 12, 0);
  sink.letters.length = 0;
  sink.state.refuse = true;
  for (let turn = 0; turn < 3; turn += 1) expect(await app.app.mailer?.sendDue()).toBe(0);
  sink.state.refuse = false;
  expect(await app.app.mailer?.sendDue()).toBeGreaterThan(0);
  expect(await app.app.mailer?.sendDue()).toBe(0);
  now += 24 * 60 * 60 * 1000;
  sink.state.refuse = true;
  for (let turn = 0; turn < 5; turn += 1) await app.app.mailer?.sendDue();
  sink.state.refuse = false;
  expect(await app.app.mailer?.sendDue()).toBe(0);
});

test.each([
  { minuteOfDay: 1440, isSubscribed: true, locale: 'en' },
  { minuteOfDay: 0.5, isSubscribed: true, locale: 'en' },
  { minuteOfDay: 0, isSubscribed: 1, locale: 'en' },
  { minuteOfDay: 0, isSubscribed: true, locale: 'fr' },
])('%j are no settings', async (settings) => {
  const app = running[0] ?? (await start());
  expect((await put(app, 'in-secretary', settings)).status).toBe(400);
});
