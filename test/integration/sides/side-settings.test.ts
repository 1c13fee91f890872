import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sideSettingsSchema } from '#shared/sides/side-settings.ts';
import { workspaceSidesSchema } from '#shared/sides/workspace-sides.ts';
import { ChangeReader } from '#test/support/change-reader.ts';
import { CookieBrowser } from '#test/support/cookie-browser.ts';
import { ownFacts } from '#test/support/own-facts.ts';
import { expectOk, refusal } from '#test/support/service.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';

let app: StartedApp;
let admin: CookieBrowser;
beforeAll(async () => {
  app = await startApp();
  admin = await browserOf('admin');
});
afterAll(() => app.stop());

async function browserOf(member: string): Promise<CookieBrowser> {
  const browser = new CookieBrowser(app.url);
  await expectOk(browser.post('/api/demo/login', { member }));
  return browser;
}

const read = async () =>
  sideSettingsSchema.parse(await (await expectOk(admin.get('/api/side-settings'))).json());
const calendarOf = async (id: string) => (await read()).calendars.find(({ side }) => side === id);

const details = {
  label: 'IND',
  name: { en: 'Indian Side', ru: 'Индийская Сторона', hi: 'भारतीय पक्ष' },
  timeZone: 'Asia/Kolkata',
};
const name = { en: 'A holiday', ru: 'Праздник', hi: 'अवकाश' };

/** Every command, as somebody gives it who may. */
const commands: readonly [string, (browser: CookieBrowser) => Promise<Response>][] = [
  ['details', (browser) => browser.put('/api/sides/in', details)],
  ['weekend', (browser) => browser.put('/api/sides/in/weekend', { weekend: [6, 7] })],
  ['holiday', (browser) => browser.put('/api/sides/in/holidays/2027-01-04', { name })],
  ['no holiday', (browser) => browser.delete('/api/sides/in/holidays/2027-01-04')],
  ['working day', (browser) => browser.put('/api/sides/in/working-days/2027-01-02', {})],
  ['no working day', (browser) => browser.delete('/api/sides/in/working-days/2027-01-02')],
  ['order', (browser) => browser.put('/api/side-order', { order: 'as-listed' })],
  ['reading', (browser) => browser.get('/api/side-settings')],
];

describe('who sets up the Sides', () => {
  test.each([
    'in-cochair',
    'in-secretary',
    'in-mining',
    'in-interpreter',
    'in-observer',
    'ru-cochair',
    'ru-secretary',
    'ru-modernization-cochair',
  ])('not %s', async (member) => {
    const browser = await browserOf(member);
    for (const [, give] of commands) expect(await refusal(give(browser))).toEqual([403, 'forbidden']);
  });

  test('an administrator, and nobody without a login', async () => {
    for (const [what, give] of commands) {
      expect({ what, status: (await give(admin)).status }).toEqual({ what, status: 200 });
      expect(await refusal(give(new CookieBrowser(app.url)))).toEqual([401, 'login-required']);
    }
  });
});

describe('a Side', () => {
  test('is named anew for everybody, and the record tells what it was', async () => {
    const changed = {
      label: 'BHA',
      name: { ...details.name, en: 'Side of India' },
      timeZone: 'Asia/Colombo',
    };
    await expectOk(admin.put('/api/sides/in', changed));
    const answer = await expectOk((await browserOf('ru-observer')).get('/api/sides'));
    const { sides } = workspaceSidesSchema.parse(await answer.json());
    expect(sides.find(({ id }) => id === 'in')).toMatchObject(changed);
    expect((await ownFacts(app, 'side/in')).at(-1)).toMatchObject({
      fact: 'SideChanged',
      actor: 'admin',
      details: {
        labelBefore: 'IND',
        labelAfter: 'BHA',
        nameBefore: 'Indian Side',
        nameAfter: 'Side of India',
        timeZoneBefore: 'Asia/Kolkata',
        timeZoneAfter: 'Asia/Colombo',
      },
    });
    await expectOk(admin.put('/api/sides/in', details));
  });

  test('does not take the letters of the other', async () => {
    for (const label of ['RUS', 'rus']) {
      expect(await refusal(admin.put('/api/sides/in', { ...details, label }))).toEqual([409, 'conflict']);
    }
  });

  test.each([
    [{ ...details, label: '' }, 'label'],
    [{ ...details, timeZone: 'Moscow time' }, 'timeZone'],
    [{ ...details, name: { en: 'x', ru: 'x' } }, 'name.hi'],
    [{ ...details, id: 'ru' }, 'id'],
    [{ ...details, order: 7 }, 'order'],
    [{ label: 'IND', name: details.name }, 'timeZone'],
  ])('that cannot be is refused: %j', async (body, field) => {
    const answer = await admin.put('/api/sides/in', body);
    expect([answer.status, await answer.json()]).toMatchObject([400, { details: { field } }]);
  });

  test('that is not there is not found', async () => {
    expect(await refusal(admin.put('/api/sides/fr', details))).toEqual([404, 'not-found']);
    expect(await refusal(admin.put('/api/sides/fr/weekend', { weekend: [7] }))).toEqual([404, 'not-found']);
  });
});

describe('a calendar', () => {
  test('takes holidays, their names, and days that are worked all the same', async () => {
    const holiday = (day: string, body: object) => admin.put(`/api/sides/ru/holidays/${day}`, body);
    await expectOk(holiday('2027-06-14', { name }));
    await expectOk(holiday('2027-06-14', { name: { ...name, en: 'Another name' } }));
    await expectOk(admin.put('/api/sides/ru/working-days/2027-06-19', {}));
    await expectOk(admin.put('/api/sides/ru/weekend', { weekend: [7, 6] }));
    const calendar = await calendarOf('ru');
    expect(calendar?.holidays.find(({ day }) => day === '2027-06-14')?.name.en).toBe('Another name');
    expect(calendar?.workingDays).toContain('2027-06-19');
    expect(calendar?.weekend).toEqual([6, 7]);
    // Where deadlines are chosen it is read as it stands now.
    const member = await (await browserOf('in-secretary')).get('/api/calendars');
    expect(await member.text()).toContain('2027-06-14');
    await expectOk(admin.delete('/api/sides/ru/holidays/2027-06-14'));
    await expectOk(admin.delete('/api/sides/ru/working-days/2027-06-19'));
    const after = await calendarOf('ru');
    expect(JSON.stringify(after)).not.toContain('2027-06');
    const facts = (await ownFacts(app, 'side/ru')).map(({ fact, details: told }) => [fact, told]);
    expect(facts).toEqual([
      ['SideHolidayEntered', { day: '2027-06-14', nameBefore: null, nameAfter: 'A holiday' }],
      ['SideHolidayEntered', { day: '2027-06-14', nameBefore: 'A holiday', nameAfter: 'Another name' }],
      ['SideWorkingDayEntered', { day: '2027-06-19' }],
      ['SideHolidayRemoved', { day: '2027-06-14', nameBefore: 'Another name', nameAfter: null }],
      ['SideWorkingDayRemoved', { day: '2027-06-19' }],
    ]);
  });

  test('begins with its first day, where a Side had none', async () => {
    const { db } = app.app.database;
    for (const table of ['side_holiday', 'side_working_day', 'side_calendar'] as const) {
      await db.deleteFrom(table).where('side', '=', 'in').execute();
    }
    expect(await calendarOf('in')).toBeUndefined();
    await expectOk(admin.put('/api/sides/in/holidays/2027-01-26', { name }));
    expect(await calendarOf('in')).toMatchObject({ weekend: [6, 7], holidays: [{ day: '2027-01-26' }] });
  });

  test.each(['2027-02-30', 'tomorrow', '26-01-2027'])('has no day %s', async (day) => {
    const answer = await admin.put(`/api/sides/in/holidays/${day}`, { name });
    expect([answer.status, await answer.json()]).toMatchObject([400, { details: { field: 'day' } }]);
  });

  test('has a working day in every week', async () => {
    const all = admin.put('/api/sides/in/weekend', { weekend: [1, 2, 3, 4, 5, 6, 7] });
    expect(await refusal(all)).toEqual([400, 'invalid-input']);
  });
});

test('the order is told to whoever reads the Sides', async () => {
  await expectOk(admin.put('/api/side-order', { order: 'alphabetical' }));
  const { order } = workspaceSidesSchema.parse(await (await app.get('/api/sides')).json());
  expect(order).toBe('alphabetical');
  expect(await refusal(admin.put('/api/side-order', { order: 'india-first' }))).toEqual([
    400,
    'invalid-input',
  ]);
});

describe('what changes is told at once', () => {
  test('to both Sides and to the administrator, who hears of the workspace and of nothing else', async () => {
    const readers = [];
    for (const member of ['in-secretary', 'ru-observer', 'admin']) {
      readers.push(await ChangeReader.open(app, await app.loginAs(member)));
    }
    for (const reader of readers) await reader.until(() => reader.kinds.includes('ready'), 'the beginning');
    // Something of the register first: it must not reach the administrator.
    const rule = { rule: 'following' };
    const cookie = await app.loginAs('in-secretary');
    await expectOk(app.post('/api/actions/review-place', { action: 'd10-04' }, { cookie }));
    const note = { expectedRevision: 1, move: { move: 'note', words: 'Seen.' } };
    await app.post('/api/actions/d10-04/moves', note, { cookie });
    await app.post('/api/actions/working-day-rule', rule, { cookie });
    await expectOk(admin.put('/api/sides/in', { ...details, label: 'IN' }));
    for (const reader of readers) await reader.until(() => reader.kinds.includes('workspace'), 'the change');
    const [, , ofAdmin] = readers;
    expect(new Set(ofAdmin?.kinds)).toEqual(new Set(['ready', 'business-day', 'workspace']));
    expect(readers[1]?.kinds).toContain('places');
    // Who comes back is told what was missed, and no more than before.
    const again = await ChangeReader.open(
      app,
      await app.loginAs('admin'),
      ofAdmin?.events[0]?.id ?? undefined,
    );
    await again.until(() => again.kinds.includes('ready'), 'the beginning');
    expect(new Set(again.kinds)).toEqual(new Set(['ready', 'business-day', 'workspace']));
    for (const reader of [...readers, again]) reader.close();
  });

  test('to no visitor', async () => {
    const visitor = await fetch(`${app.url}/api/changes`);
    expect(visitor.status).toBe(401);
  });

  test('and whoever has another seat is asked again who that is', async () => {
    const reader = await ChangeReader.open(app, await app.loginAs('ru-fertilizers'));
    await reader.until(() => reader.kinds.includes('ready'), 'the beginning');
    await expectOk(admin.put('/api/members/ru-fertilizers/seat', { role: 'observer', subGroups: [] }));
    await reader.ended;
  });
});
