import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  clauseOriginsSchema,
  documentActionsSchema,
  mentionListSchema,
  registeredInTextSchema,
} from '#shared/drafting/action-in-text.ts';
import { partCommandDoneSchema } from '#shared/drafting/part-command.ts';
import { chipsInPart } from '#shared/drafting/text/chips-in-part.ts';
import { openText } from '#test/support/open-text.ts';
import { partOf, textOf } from '#test/support/part-of-text.ts';
import { newAction } from '#test/support/new-action.ts';
import { startApp, type StartedApp } from '#test/support/start-app.ts';
import type { WireClient } from '#test/support/wire-client.ts';

const MINUTES = 'minutes-11-mining';
const PART = 'c-matter-1';

let app: StartedApp;
let india: string;
let russia: string;

beforeAll(async () => {
  app = await startApp();
  india = await app.loginAs('in-secretary');
  russia = await app.loginAs('ru-secretary');
});

afterAll(async () => {
  await app.stop();
  expect(app.errors).toEqual([]);
});

const post = (path: string, body: unknown, cookie = india) => app.post(path, body, { cookie });

function action(document = MINUTES, cid = PART): Record<string, unknown> {
  return newAction({ clause: { document, cid } });
}

async function born(document = MINUTES, cid = PART) {
  const answer = await post(`/api/documents/${document}/actions`, action(document, cid));
  expect(answer.status).toBe(201);
  return registeredInTextSchema.parse(await answer.json());
}

function chipsOf(client: WireClient, language: string, cid: string): readonly string[] {
  return chipsInPart(partOf(client, language, cid)).map(({ target }) => target);
}

async function mentions(path: string, cookie = india) {
  return mentionListSchema.parse(await (await app.get(path, cookie)).json()).mentions;
}

async function actionsOf(document: string) {
  const answer = await app.get(`/api/documents/${document}/actions`, india);
  return documentActionsSchema.parse(await answer.json());
}

describe('an action that is born in the minutes', () => {
  test('is in the register, and as a chip in both languages before the eyes of the other Side', async () => {
    const other = await openText(app, 'ru-secretary', { text: `${MINUTES}/common` });
    const { detail, part } = await born();
    const { id } = detail.row;
    await other.until(() => chipsOf(other, 'ru', PART).includes(id));
    expect([chipsOf(other, 'en', PART), chipsOf(other, 'ru', PART), part]).toEqual([[id], [id], PART]);
    expect(detail.action.quote?.document).toBe(MINUTES);
    other.close();
  });

  test('quotes the clause, and its own chip does not count as another wording', async () => {
    const { detail } = await born(MINUTES, 'c-matter-2');
    const answer = await app.get(`/api/actions/${detail.row.id}`, russia);
    expect(await answer.json()).toMatchObject({ row: { hasWordingChanged: false } });
  });

  test('a letter in the clause makes it another wording, and the quote can be renewed', async () => {
    const { detail } = await born(MINUTES, 'c-next-text');
    const { id, revision } = detail.row;
    const writer = await openText(app, 'in-secretary', { text: `${MINUTES}/common` });
    textOf(writer, 'en', 'c-next-text').insert(0, 'Moreover: ');
    expect((await writer.receipt()).status).toBe(0);
    const row = async () => (await actionsOf(MINUTES)).rows.find((each) => each.id === id);
    await expect.poll(async () => (await row())?.hasWordingChanged).toBe(true);
    const move = { expectedRevision: revision, move: { move: 'renew-quote' } };
    expect((await post(`/api/actions/${id}/moves`, move)).status).toBe(200);
    await expect.poll(async () => (await row())?.hasWordingChanged).toBe(false);
    writer.close();
  });

  test('its chip is taken back by undo and comes again, and the register keeps the action', async () => {
    const { detail, command } = await born(MINUTES, 'c-opening');
    const { id } = detail.row;
    const undo = async (name: string) => {
      const answer = await post(`/api/documents/${MINUTES}/parts`, { kind: 'undo', command: name });
      expect(answer.status).toBe(200);
      return partCommandDoneSchema.parse(await answer.json()).command;
    };
    const taken = await undo(command);
    await expect.poll(() => mentions(`/api/actions/${id}/mentions`)).toEqual([]);
    expect((await app.get(`/api/actions/${id}`, india)).status).toBe(200);
    await undo(taken);
    await expect.poll(async () => (await mentions(`/api/actions/${id}/mentions`)).length).toBe(2);
  });

  test('thirty at once get thirty numbers, and each has its chip', async () => {
    const before = (await actionsOf('minutes-11-fertilizers')).rows.length;
    const made = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        index % 3 === 0
          ? post('/api/actions', newAction()).then(
              async (answer) => ((await answer.json()) as { row: { id: string } }).row.id,
            )
          : born('minutes-11-fertilizers', 'c-matter-1').then(({ detail }) => detail.row.id),
      ),
    );
    expect(new Set(made).size).toBe(30);
    const { rows } = await actionsOf('minutes-11-fertilizers');
    expect(rows.length).toBe(before + 20);
  });
});

describe('what is refused leaves nothing behind', () => {
  test('a clause that is not there', async () => {
    const known = (await actionsOf(MINUTES)).rows.length;
    const answer = await post(`/api/documents/${MINUTES}/actions`, action(MINUTES, 'c-nowhere'));
    expect(answer.status).toBe(400);
    expect((await actionsOf(MINUTES)).rows.length).toBe(known);
  });

  test('a part that holds no words: the live text refuses, and the register has not heard of it', async () => {
    const register = async () =>
      ((await (await app.get('/api/actions', india)).json()) as { rows: unknown[] }).rows;
    const known = (await register()).length;
    const answer = await post('/api/documents/protocol-11/actions', action('protocol-11', 'c-signatures'));
    expect(answer.status).toBe(409);
    expect((await register()).length).toBe(known);
    // The number was not used up.
    expect((await born('protocol-11', 'c-cl-01')).detail.row.id).toMatch(/^d11-\d\d$/);
  });

  test('a clause of another document', async () => {
    const answer = await post(`/api/documents/${MINUTES}/actions`, action('protocol-11', 'c-cl-01'));
    expect(answer.status).toBe(400);
  });

  test.each([
    ['in-observer', 403],
    ['ru-interpreter', 403],
    ['admin', 404],
  ])('%s makes no action of a clause', async (member, status) => {
    const cookie = await app.loginAs(member);
    expect((await post(`/api/documents/${MINUTES}/actions`, action(), cookie)).status).toBe(status);
  });

  test('the administrator is told nothing of mentions, actions and origins', async () => {
    const cookie = await app.loginAs('admin');
    const paths = ['actions/d10-01/mentions', 'initiatives/i-01/mentions'];
    const answers = await Promise.all(paths.map((path) => app.get(`/api/${path}`, cookie)));
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    const hidden = ['documents/protocol-11/actions', 'documents/protocol-11/origins'];
    const refused = await Promise.all(hidden.map((path) => app.get(`/api/${path}`, cookie)));
    expect(refused.map(({ status }) => status)).toEqual([404, 404]);
  });
});

describe('mentions', () => {
  test('name document, clause, number, language and words, in the order of the text', async () => {
    const { detail } = await born('protocol-11', 'c-cl-02');
    const { id } = detail.row;
    const told = await mentions(`/api/actions/${id}/mentions`, russia);
    expect(told.map(({ document, cid, language }) => [document, cid, language])).toEqual([
      ['protocol-11', 'c-cl-02', 'en'],
      ['protocol-11', 'c-cl-02', 'ru'],
    ]);
    expect(told.map(({ number }) => number)).toEqual(['2', '2']);
    expect(told[0]?.documentTitle.en).toContain('Protocol');
    expect(told[0]?.words.length).toBeGreaterThan(20);
  });
});

describe('a clause of the minutes in the Protocol', () => {
  const from = { document: MINUTES, cid: 'c-matter-3' };
  const bring = (cookie: string, wanted: unknown = { from, after: 'c-cl-05' }) =>
    post('/api/documents/protocol-11/brought-clauses', wanted, cookie);
  const origins = async () => {
    const answer = await app.get('/api/documents/protocol-11/origins', russia);
    return clauseOriginsSchema.parse(await answer.json()).origins;
  };

  test('stands there word for word in both languages, and both Sides see where it comes from', async () => {
    const answer = await bring(india);
    expect(answer.status).toBe(201);
    const { part } = partCommandDoneSchema.parse(await answer.json());
    const reader = await openText(app, 'ru-secretary');
    const source = await openText(app, 'ru-secretary', { text: `${MINUTES}/common` });
    for (const language of ['en', 'ru']) {
      expect(wordsOf(reader, language, part ?? '')).toBe(wordsOf(source, language, from.cid));
      expect(wordsOf(reader, language, part ?? '').length).toBeGreaterThan(20);
      const order = cidsOf(reader, language);
      expect(order.indexOf(part ?? '')).toBe(order.indexOf('c-cl-05') + 1);
    }
    expect(await origins()).toMatchObject([
      {
        cid: part,
        from: { document: MINUTES, cid: from.cid },
        member: 'in-secretary',
        side: 'in',
        now: 'same',
      },
    ]);
    reader.close();
    source.close();
  });

  test('tells when its origin reads otherwise than it did', async () => {
    const writer = await openText(app, 'in-mining', { text: `${MINUTES}/common` });
    textOf(writer, 'en', from.cid).insert(0, 'Amended. ');
    expect((await writer.receipt()).status).toBe(0);
    await expect.poll(async () => (await origins())[0]?.now).toBe('changed');
    writer.close();
  });

  test('goes with undo, and its origin with it; both come again together', async () => {
    const { command } = partCommandDoneSchema.parse(await (await bring(india)).json());
    expect((await origins()).length).toBe(2);
    const undo = async (name: string) => {
      const answer = await post('/api/documents/protocol-11/parts', { kind: 'undo', command: name });
      return partCommandDoneSchema.parse(await answer.json()).command;
    };
    const taken = await undo(command);
    await expect.poll(async () => (await origins()).length).toBe(1);
    await undo(taken);
    await expect.poll(async () => (await origins()).length).toBe(2);
  });

  test.each([
    ['in-mining', 403],
    ['ru-interpreter', 403],
    ['admin', 404],
  ])('%s brings none', async (member, status) => {
    expect((await bring(await app.loginAs(member))).status).toBe(status);
  });

  test('a part that is not there, or holds no words, is refused', async () => {
    const gone = { from: { ...from, cid: 'c-nowhere' }, after: null };
    const heading = { from: { ...from, cid: 'c-matters' }, after: null };
    expect([(await bring(india, gone)).status, (await bring(india, heading)).status]).toEqual([404, 404]);
    expect((await bring(india, { from, after: 'c-nowhere' })).status).toBe(409);
  });
});

function wordsOf(client: WireClient, language: string, cid: string): string {
  return JSON.stringify(textOf(client, language, cid).toDelta());
}

function cidsOf({ doc }: WireClient, language: string): unknown[] {
  return (doc.getXmlFragment(language).toArray() as unknown[]).map((part) =>
    part instanceof Y.XmlElement ? part.getAttribute('cid') : null,
  );
}
